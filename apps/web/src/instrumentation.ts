import type { Instrumentation } from 'next'
import { currentProcess } from './server/process'

/** A page that could not be drawn is kept like every other error: found by the digest that its reader was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  await currentProcess().keepPageError(error, { path: context.routePath, headers: request.headers })
}

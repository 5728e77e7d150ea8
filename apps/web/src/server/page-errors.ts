import { recordError } from '@studiolo/core/errors'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { REQUEST_ID_HEADER } from './request'

export interface PageErrorPlace {
  /** The route, not the address: `/generations/[id]`. */
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Keeps what a page threw. What a procedure threw is kept already: its digest is the id it is kept under. */
export async function keepPageError(ctx: Ctx, error: unknown, { path, headers }: PageErrorPlace): Promise<void> {
  const digest = error instanceof Object && 'digest' in error ? String(error.digest) : 'none'
  if (digest.startsWith('err_') || digest.startsWith('NEXT_')) return
  const message = `${error instanceof Object && 'message' in error ? String(error.message) : String(error)} (digest ${digest})`
  const requestId = headers[REQUEST_ID_HEADER]
  await recordError(ctx, new AppError('INTERNAL', { message, cause: error }), {
    source: `page:${path}`,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  })
}

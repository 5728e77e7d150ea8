import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createAuthDoor as createNextAuth } from '../auth/auth-door'
import type { WebProcess } from '../process'
import { factsOf, type Visit } from '../request'

export { AUTH_PATH } from '../auth/auth-door'

/** The doors of outside identity providers and of the e-mail link: next-auth, as a plain handler. */
export function createAuthDoor({ ctx }: WebProcess) {
  const nextAuth = createNextAuth(ctx)
  return (req: IncomingMessage, res: ServerResponse, visit: Visit): Promise<void> => {
    const answer = (request: Request) => {
      const { userAgent } = factsOf(request.headers, request.signal)
      return nextAuth(request, { address: visit.address, userAgent })
    }
    return getRequestListener(answer, { overrideGlobalObjects: false })(req, res)
  }
}

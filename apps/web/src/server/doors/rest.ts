import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { AppError } from '@studiolo/core/kernel/errors'
import type { WebProcess } from '../process'
import { factsOf, type Visit } from '../request'

export const REST_PATH = '/api/v1'

/** The public API; it tells a refusal of the doors like its own. */
export function createRestDoor(process: WebProcess) {
  return (req: IncomingMessage, res: ServerResponse, visit: Visit, refusal: AppError | null): Promise<void> => {
    const answer = (request: Request) =>
      process.rest.fetch(request, {
        ctx: process.ctx,
        requestId: visit.id,
        address: visit.address,
        open: async () => {
          if (refusal) throw refusal
          const context = await process.createContext(factsOf(request.headers, request.signal))
          if (context.actor.kind === 'user') visit.userId = context.actor.userId
          return context
        },
      })
    return getRequestListener(answer, { overrideGlobalObjects: false })(req, res)
  }
}

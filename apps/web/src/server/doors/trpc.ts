import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { appRouter, rateFactsOf } from '@studiolo/api'
import { errorKinds, toAppError, type AppError } from '@studiolo/core/kernel/errors'
import { rateLimitHeaders } from '@studiolo/core/rate-limit'
import { TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { WebProcess } from '../process'
import { keepRefusal } from '../refusal'
import { factsOf, type Visit } from '../request'

export const TRPC_PATH = '/api/trpc'

/** The procedures over HTTP. A refusal of the doors is told in tRPC's own form, so that the client understands it. */
export function createTrpcDoor(process: WebProcess) {
  return (req: IncomingMessage, res: ServerResponse, visit: Visit, refusal: AppError | null): Promise<void> => {
    const answer = (request: Request) =>
      fetchRequestHandler({
        endpoint: TRPC_PATH,
        req: request,
        router: appRouter,
        createContext: async ({ resHeaders }) => {
          if (refusal) throw await refused(process, visit, refusal)
          try {
            const ctx = await process.createContext(factsOf(request.headers, request.signal))
            if (ctx.actor.kind === 'user') visit.userId = ctx.actor.userId
            for (const cookie of ctx.responseHeaders.getSetCookie()) resHeaders.append('set-cookie', cookie)
            return { ...ctx, responseHeaders: resHeaders }
          } catch (error) {
            throw await refused(process, visit, toAppError(error))
          }
        },
        responseMeta: ({ errors }) => (errors.length > 0 ? { headers: new Headers(limitHeaders(errors)) } : {}),
        onError: ({ error, path }) => {
          // What the procedures threw is already in the error log under its id; this is what never reached one.
          if (!error.cause) process.ctx.log.debug({ requestId: visit.id, path, code: error.code }, error.message)
        },
      })
    return getRequestListener(answer, { overrideGlobalObjects: false })(req, res)
  }
}

async function refused(process: WebProcess, visit: Visit, error: AppError): Promise<TRPCError> {
  const cause = await keepRefusal(process.ctx, visit, error)
  return new TRPCError({ code: errorKinds[cause.kind].trpc, message: cause.kind, cause })
}

/** A refusal by rate says when to come back; in a batch that streams, the facts in the error say it. */
function limitHeaders(errors: TRPCError[]): Record<string, string> {
  const facts = errors.map(({ cause }) => rateFactsOf(cause)).find((found) => found !== null)
  return facts ? rateLimitHeaders(facts) : {}
}

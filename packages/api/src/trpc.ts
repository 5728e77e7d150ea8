import { auditRefusal } from '@studiolo/core/audit'
import { recordError } from '@studiolo/core/errors'
import { AppError, errorKinds, toAppError } from '@studiolo/core/kernel/errors'
import { initTRPC, TRPCError } from '@trpc/server'
import { z, ZodError } from 'zod'
import type { ApiContext } from './context'
import { shapeError } from './errors/shape-error'
import { transformer } from './transformer'

const t = initTRPC.context<ApiContext>().create({
  transformer,
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error }) {
    return { ...shape, message: error.message, data: { ...shape.data, stack: undefined, error: shapeError(error) } }
  },
})

/** Turns what a verb throws into the answer's error once, keeps it under its id, and audits refusals after the rollback. */
const errors = t.middleware(async ({ ctx, next, path }) => {
  const result = await next()
  if (result.ok) return result
  const appError = appErrorOf(result.error)
  const source = `trpc:${path}`
  const id = await recordError(ctx, appError, {
    source,
    requestId: ctx.request.id,
    userId: ctx.actor.kind === 'user' ? ctx.actor.userId : undefined,
  })
  await auditRefusal(ctx, source, appError, ctx.request.address)
  const { trpc } = errorKinds[appError.kind]
  throw new TRPCError({
    code: trpc,
    message: appError.kind,
    cause: new AppError(appError.kind, { message: appError.message, meta: { ...appError.meta, errorId: id } }),
  })
})

function appErrorOf(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause
  if (error.cause instanceof ZodError) {
    return new AppError('INVALID_INPUT', {
      message: z.prettifyError(error.cause),
      meta: { issues: error.cause.issues },
    })
  }
  if (error.code === 'NOT_FOUND') return new AppError('NOT_FOUND', { message: error.message })
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR')
    return new AppError('INVALID_INPUT', { message: error.message })
  return toAppError(error.cause ?? error)
}

export const router = t.router
export const createCallerFactory = t.createCallerFactory
/** Open to everybody; the verbs check what they need. */
export const procedure = t.procedure.use(errors)

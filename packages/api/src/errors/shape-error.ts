import { AppError, errorKinds, type ErrorKind } from '@studiolo/core/kernel/errors'
import { TRPCError } from '@trpc/server'

/** An error as every door tells it; the words for people stand under `kind` in the message files. */
export interface ErrorShape {
  /** Look-up id for the admin's error page. */
  id: string | null
  kind: ErrorKind
  retryable: boolean
  /** Facts the words may name. */
  meta: Record<string, unknown>
}

export function shapeError(error: unknown): ErrorShape {
  const cause = error instanceof TRPCError ? error.cause : error
  if (!(cause instanceof AppError)) return { id: null, kind: 'INTERNAL', retryable: true, meta: {} }
  const { errorId, ...meta } = cause.meta
  return {
    id: typeof errorId === 'string' ? errorId : null,
    kind: cause.kind,
    retryable: errorKinds[cause.kind].retryable,
    meta,
  }
}

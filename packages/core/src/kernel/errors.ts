import type { ErrorKind } from './error-kinds'

export { errorKinds, type ErrorKind } from './error-kinds'

export interface AppErrorOptions {
  /** For logs and the admin's eyes only; never shown to a creator. */
  message?: string
  cause?: unknown
  /** Facts the words for people may name (amounts, limits, field issues). JSON values only; shown to the caller. */
  meta?: Record<string, unknown>
}

/** The one error the product throws on purpose; `kind` names its row in `errorKinds`. */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly meta: Record<string, unknown>

  constructor(kind: ErrorKind, options: AppErrorOptions = {}) {
    super(options.message ?? kind, { cause: options.cause })
    this.name = 'AppError'
    this.kind = kind
    this.meta = options.meta ?? {}
  }
}

/** Anything thrown, as an AppError: ours unchanged, everything else as INTERNAL with the original as its cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return new AppError('INTERNAL', { message: thrown instanceof Error ? thrown.message : String(thrown), cause: thrown })
}

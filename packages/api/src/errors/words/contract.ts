import type { ErrorKind } from '@studiolo/core/kernel/errors'

/** What a person reads when something went wrong. */
export interface ErrorWords {
  /** What happened. */
  message: string
  /** What to do next. */
  suggestion: string
  /** The message with its facts; used when all `{facts}` it names are known. */
  detail?: string
}

/** One entry for every row of the error table. */
export type ErrorDictionary = Record<ErrorKind, ErrorWords>

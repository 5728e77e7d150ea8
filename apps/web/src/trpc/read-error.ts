import type { ErrorShape } from '@studiolo/api'
import { describeError } from '@studiolo/api/errors/describe-error'
import type { Language } from '@studiolo/db/states/user'
import { TRPCClientError } from '@trpc/client'
import { useLocale } from 'next-intl'

const unreachable: ErrorShape = { id: null, kind: 'UNAVAILABLE', retryable: true, meta: {} }

/** What a failed call says, from the one error table; a call that never arrived is UNAVAILABLE. */
export function readError(error: unknown): ErrorShape {
  if (!(error instanceof TRPCClientError)) return unreachable
  const shape: unknown = error.data?.error
  return isErrorShape(shape) ? shape : unreachable
}

function isErrorShape(value: unknown): value is ErrorShape {
  return typeof value === 'object' && value !== null && 'kind' in value && 'retryable' in value
}

/** The words of a failure for the person at the screen, in their language, with its id. */
export function useErrorWords(): (error: unknown) => ReturnType<typeof wordsOf> {
  const language = useLocale()
  return (error) => wordsOf(error, language)
}

function wordsOf(error: unknown, language: Language) {
  const shape = readError(error)
  return { ...shape, ...describeError(shape.kind, shape.meta, language) }
}

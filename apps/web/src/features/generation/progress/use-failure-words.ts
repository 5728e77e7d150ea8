'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { describeError } from '@studiolo/api/errors/describe-error'
import { useLocale } from 'next-intl'

/** What happened and what to do next, of a generation that failed. */
export function useFailureWords(view: GenerationView): { message: string; suggestion: string } {
  const language = useLocale()
  return describeError(view.error?.kind ?? 'INTERNAL', view.error?.meta ?? {}, language)
}

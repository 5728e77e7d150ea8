'use client'

import { Button } from '@studiolo/ui/button'
import { ErrorState } from '@studiolo/ui/error-state'
import { useTranslations } from 'next-intl'

/** A page that could not be drawn: what happened, the id to quote, and another try. */
export function FailedPage({ errorId, retry }: { errorId?: string; retry: () => void }) {
  const t = useTranslations('shell')
  return (
    <ErrorState
      title={t('failed.title')}
      text={t('failed.text')}
      errorId={
        errorId === undefined
          ? undefined
          : { label: t('errorIdLabel'), value: errorId, copyLabels: { copy: t('copy'), copied: t('copied') } }
      }
      action={<Button onClick={retry}>{t('retry')}</Button>}
    />
  )
}

/** The id under which the server knows an error that a page was given. */
export function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined
  return typeof error.digest === 'string' ? error.digest : undefined
}

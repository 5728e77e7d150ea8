'use client'

import { Button } from '@studiolo/ui/button'
import { ErrorState } from '@studiolo/ui/error-state'
import { useTranslations } from 'next-intl'
import { useErrorWords } from '@/trpc/read-error'

/** A part of the page that could not be read: what happened, that it cost nothing, and another try. */
export function Unreadable({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const t = useTranslations('credits.statement')
  const shell = useTranslations('shell')
  const { id, message, suggestion } = useErrorWords()(error)
  const copyLabels = { copy: shell('copy'), copied: shell('copied') }
  return (
    <ErrorState
      title={title}
      text={`${message} ${suggestion}`}
      cost={t('brokenCost')}
      action={<Button onClick={onRetry}>{shell('retry')}</Button>}
      errorId={id === null ? undefined : { label: shell('errorIdLabel'), value: id, copyLabels }}
      size="inline"
    />
  )
}

'use client'

import { Button } from '@studiolo/ui/button'
import { ErrorState } from '@studiolo/ui/error-state'
import { useTranslations } from 'next-intl'
import { useErrorWords } from '@/trpc/read-error'

/** A list that could not be read, in its place. */
export function BrokenSection({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const shell = useTranslations('shell')
  const { id, message, suggestion } = useErrorWords()(error)
  const copyLabels = { copy: shell('copy'), copied: shell('copied') }
  return (
    <ErrorState
      size="inline"
      title={title}
      text={`${message} ${suggestion}`}
      action={<Button onClick={onRetry}>{shell('retry')}</Button>}
      errorId={id === null ? undefined : { label: shell('errorIdLabel'), value: id, copyLabels }}
    />
  )
}

'use client'

import { Button } from '@studiolo/ui/button'
import { ErrorState } from '@studiolo/ui/error-state'
import { useTranslations } from 'next-intl'
import { useErrorWords } from '@/trpc/read-error'

/** A list or a row that could not be read: why, the id to look up, and another try. */
export function Broken({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  const shell = useTranslations('shell')
  const { message, suggestion, id } = useErrorWords()(error)
  return (
    <ErrorState
      size="inline"
      title={title}
      text={`${message} ${suggestion}`}
      errorId={
        id === null
          ? undefined
          : { label: shell('errorIdLabel'), value: id, copyLabels: { copy: shell('copy'), copied: shell('copied') } }
      }
      action={<Button onClick={retry}>{shell('retry')}</Button>}
    />
  )
}

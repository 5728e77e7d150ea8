'use client'

import { Button } from '@studiolo/ui/button'
import { ErrorState } from '@studiolo/ui/error-state'
import { use } from 'react'
import { digestOf } from './error-digest'
import { FailedWordsContext } from './failed-words'

/** A page that could not be drawn: what happened, the id to quote, and another try. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const words = use(FailedWordsContext)
  const errorId = digestOf(error)
  // Then it is for the page that needs no words of ours.
  if (!words) throw error
  return (
    <ErrorState
      title={words.title}
      text={words.text}
      errorId={
        errorId === undefined
          ? undefined
          : { label: words.errorId, value: errorId, copyLabels: { copy: words.copy, copied: words.copied } }
      }
      action={<Button onClick={retry}>{words.retry}</Button>}
    />
  )
}

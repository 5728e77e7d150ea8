'use client'

import { Button } from '@studiolo/ui/button'
import { lazy, Suspense, use } from 'react'
import { digestOf } from './error-digest'
import { FailedWordsContext } from './failed-words'

interface FailedPageProps {
  error: unknown
  retry: () => void
}

const FailedPage = lazy(() =>
  import('./failed-page').then(
    (loaded) => ({ default: loaded.FailedPage }),
    () => ({ default: PlainFailedPage }),
  ),
)

/**
 * `FailedPage`, loaded when something failed: every page would carry it along otherwise. When nothing can be loaded any
 * more, which may be the very failure, the words stand alone.
 */
export function FailedPageDoor(props: FailedPageProps) {
  return (
    <Suspense>
      <FailedPage {...props} />
    </Suspense>
  )
}

function PlainFailedPage({ error, retry }: FailedPageProps) {
  const words = use(FailedWordsContext)
  if (!words) throw error
  const errorId = digestOf(error)
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-4 px-6 py-20 text-center">
      <h2 className="text-xl font-semibold">{words.title}</h2>
      <p className="text-muted">{words.text}</p>
      <Button onClick={retry}>{words.retry}</Button>
      {errorId === undefined ? null : (
        <p className="text-xs text-muted">
          {words.errorId} <code className="select-all">{errorId}</code>
        </p>
      )}
    </div>
  )
}

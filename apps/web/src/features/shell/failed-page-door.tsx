'use client'

import { lazy, Suspense } from 'react'

const FailedPage = lazy(async () => {
  const loaded = await import('./failed-page')
  return { default: loaded.FailedPage }
})

/** `FailedPage`, loaded when something failed: every page would carry it along otherwise. */
export function FailedPageDoor(props: { error: unknown; retry: () => void }) {
  return (
    <Suspense>
      <FailedPage {...props} />
    </Suspense>
  )
}

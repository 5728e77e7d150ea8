'use client'

import { digestOf, FailedPage } from '@/features/shell/failed-page'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FailedPage errorId={digestOf(error)} retry={retry} />
    </main>
  )
}

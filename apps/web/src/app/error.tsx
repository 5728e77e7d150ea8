'use client'

import { FailedPageDoor } from '@/features/shell/failed-page-door'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <FailedPageDoor error={error} retry={retry} />
    </main>
  )
}

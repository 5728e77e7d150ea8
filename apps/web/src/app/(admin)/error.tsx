'use client'

import { digestOf, FailedPage } from '@/features/shell/failed-page'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailedPage errorId={digestOf(error)} retry={retry} />
}

'use client'

import { FailedPageDoor } from '@/features/shell/failed-page-door'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailedPageDoor error={error} retry={retry} />
}

import { HistorySkeleton } from '@/features/billing/history/history-skeleton'

export default function Loading() {
  return <HistorySkeleton />
}

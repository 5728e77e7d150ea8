import { InsightSkeleton } from '@/features/insight/insight-skeleton'

export default function Loading() {
  return <InsightSkeleton />
}

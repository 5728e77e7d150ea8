import { OverviewSkeleton } from '@/features/admin/overview/overview-skeleton'

export default function Loading() {
  return <OverviewSkeleton />
}

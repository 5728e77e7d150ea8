import { PageSkeleton } from '@/features/admin/table/page-skeleton'

export default function Loading() {
  return <PageSkeleton />
}

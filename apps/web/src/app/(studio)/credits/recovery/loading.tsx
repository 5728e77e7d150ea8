import { RecoveriesSkeleton } from '@/features/recovery/recoveries-skeleton'

export default function Loading() {
  return <RecoveriesSkeleton />
}

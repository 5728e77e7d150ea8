import { PricesSkeleton } from '@/features/admin/prices/prices-skeleton'

export default function Loading() {
  return <PricesSkeleton />
}

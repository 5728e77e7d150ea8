import { CreditsSkeleton } from '@/features/credits/credits-skeleton'

export default function Loading() {
  return <CreditsSkeleton />
}

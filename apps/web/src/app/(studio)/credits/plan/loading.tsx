import { PlanSkeleton } from '@/features/billing/plan/plan-skeleton'

export default function Loading() {
  return <PlanSkeleton />
}

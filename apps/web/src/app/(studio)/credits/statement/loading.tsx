import { StatementSkeleton } from '@/features/credits/statement-skeleton'

export default function Loading() {
  return <StatementSkeleton />
}

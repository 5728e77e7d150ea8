import { ResultSkeleton } from '@/features/generation/result/result-skeleton'

export default function Loading() {
  return <ResultSkeleton />
}

import { CreateSkeleton } from '@/features/generation/create-skeleton'

export default function Loading() {
  return <CreateSkeleton />
}

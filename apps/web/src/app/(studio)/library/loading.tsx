import { LibrarySkeleton } from '@/features/assets/library/library-skeleton'

export default function Loading() {
  return <LibrarySkeleton />
}

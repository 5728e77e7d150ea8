import { Skeleton } from '@studiolo/ui/skeleton'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'

/** The history to be. */
export function HistorySkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-40" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <LinesSkeleton />
    </div>
  )
}

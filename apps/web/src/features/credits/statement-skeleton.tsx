import { Skeleton } from '@studiolo/ui/skeleton'
import { LinesSkeleton } from './credits-skeleton'

/** The statement before it is known, in its final shape. */
export function StatementSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <div className="flex items-center justify-between gap-3">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="h-9 w-36" />
        </div>
        <Skeleton className="h-4 w-160 max-w-full" />
      </div>
      <Skeleton className="h-17 rounded-md" />
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-8 w-160 max-w-full" />
          <div className="flex flex-wrap items-end justify-between gap-3">
            <Skeleton className="h-8 w-80 max-w-full" />
            <Skeleton className="h-15 w-83 max-w-full" />
          </div>
        </div>
        <LinesSkeleton />
      </div>
    </div>
  )
}

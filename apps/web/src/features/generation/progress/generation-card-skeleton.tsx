import { Skeleton } from '@studiolo/ui/skeleton'

/** A card before it is known, in its final shape. */
export function GenerationCardSkeleton() {
  return (
    <div className="flex gap-4 rounded-md border border-line bg-surface p-3 max-sm:flex-col">
      <Skeleton className="h-[132px] w-[235px] shrink-0 rounded-md max-sm:w-full" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-3.5 w-1/2" />
        <Skeleton className="mt-auto h-7 w-40" />
      </div>
    </div>
  )
}

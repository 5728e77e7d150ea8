import { Skeleton } from '@studiolo/ui/skeleton'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'

/** What stands under the heading, before it is known. */
export function InsightParts() {
  return (
    <>
      <Skeleton className="h-24 rounded-md max-sm:h-48" />
      <Skeleton className="h-44 rounded-md max-md:h-80" />
      <Skeleton className="h-72 rounded-md" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-40" />
        <LinesSkeleton lines={2} />
      </div>
    </>
  )
}

/** The page before it is known, in its final shape. */
export function InsightSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-52" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <InsightParts />
    </div>
  )
}

import { Skeleton } from '@studiolo/ui/skeleton'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'

/** The page of one's plan before it is known, in its final shape. */
export function PlanSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <Skeleton className="h-60 rounded-md max-sm:h-96" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-24" />
        <LinesSkeleton lines={2} />
      </div>
    </div>
  )
}

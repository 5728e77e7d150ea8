import { Skeleton } from '@studiolo/ui/skeleton'

const items = ['one', 'two', 'three']

/** The disputed charges to be. */
export function RecoveriesSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-44" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="flex flex-col gap-3">
        {items.map((item) => (
          <Skeleton key={item} className="h-40 rounded-md" />
        ))}
      </div>
    </div>
  )
}

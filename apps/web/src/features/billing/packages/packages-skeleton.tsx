import { Skeleton } from '@studiolo/ui/skeleton'

/** Cards of packages to be. */
export function PackagesSkeleton() {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-4">
      {Array.from({ length: 3 }, (_, card) => (
        <Skeleton key={card} className="h-56 rounded-md" />
      ))}
    </div>
  )
}

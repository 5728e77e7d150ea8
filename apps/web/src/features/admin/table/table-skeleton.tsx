import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'

const ROWS = 10

/** A table to be: its head and its lines, each a little different. */
export function TableSkeleton({ label, columns }: { label: string; columns: number }) {
  return (
    <SkeletonRegion label={label} className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex h-9 items-center gap-6 border-b border-line px-4">
        {Array.from({ length: columns }, (_, column) => (
          <Skeleton key={column} className="h-2.5 max-w-20 flex-1" />
        ))}
      </div>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-b-0">
          {Array.from({ length: columns }, (_, column) => (
            <div key={column} className="flex-1">
              <Skeleton className="h-3" style={{ width: `${45 + ((row * 7 + column * 23) % 45)}%` }} />
            </div>
          ))}
        </div>
      ))}
    </SkeletonRegion>
  )
}

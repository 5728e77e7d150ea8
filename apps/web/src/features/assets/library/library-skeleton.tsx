import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** Rows as they may turn out, each tile by its shape. */
const rowsToBe = [
  { id: 'first', tiles: { wide: 1.78, wider: 1.78, square: 1, upright: 0.56 } },
  { id: 'second', tiles: { square: 1, wide: 1.78, upright: 0.56, wider: 1.78 } },
  { id: 'third', tiles: { wide: 1.78, upright: 0.56, square: 1, wider: 1.78 } },
]

/** Rows of tiles to be, in the shapes they have. */
export function GridSkeleton({ rows = 3 }: { rows?: number }) {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion label={t('loading')} className="flex flex-col gap-[44px] pt-4">
      {rowsToBe.slice(0, rows).map(({ id, tiles }) => (
        <div key={id} className="flex h-[210px] gap-3.5 overflow-hidden max-sm:h-[150px]">
          {Object.entries(tiles).map(([shape, ratio]) => (
            <Skeleton key={shape} style={{ flex: `${ratio} 1 0` }} className="h-full rounded-md" />
          ))}
        </div>
      ))}
    </SkeletonRegion>
  )
}

/** The library before it is known, in its final shape. */
export function LibrarySkeleton() {
  return (
    <div className="flex w-full flex-col gap-5 px-6 pt-6 pb-24 max-sm:px-3 max-sm:pt-4">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-8 w-32" />
        <div className="flex flex-wrap gap-2">
          <Skeleton className="h-8.5 w-48" />
          <Skeleton className="h-9 w-28" />
          <Skeleton className="h-9 w-64 max-sm:w-full" />
        </div>
      </div>
      <GridSkeleton />
    </div>
  )
}

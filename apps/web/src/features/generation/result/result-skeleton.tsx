import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** The result page before it is known, in its final shape. */
export function ResultSkeleton() {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion
      label={t('loading')}
      className="mx-auto grid w-full max-w-[1280px] items-start gap-x-8 gap-y-6 px-6 pt-6 pb-16 max-sm:px-3 max-sm:pt-3 lg:grid-cols-[minmax(0,1fr)_340px]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        <Skeleton className="aspect-video w-full rounded-md" />
        <Skeleton className="h-6 w-2/3" />
        <div className="flex gap-2">
          <Skeleton className="h-9 w-32" />
          <Skeleton className="h-9 w-24" />
          <Skeleton className="h-9 w-40" />
        </div>
      </div>
      <div className="flex flex-col gap-4">
        {['options', 'size', 'length', 'seed', 'made', 'cost', 'created'].map((row) => (
          <div key={row} className="flex justify-between gap-6">
            <Skeleton className="h-4 w-20" />
            <Skeleton className="h-4 w-28" />
          </div>
        ))}
      </div>
    </SkeletonRegion>
  )
}

import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** The overview to be. */
export function OverviewSkeleton() {
  const t = useTranslations('admin.table')
  return (
    <SkeletonRegion label={t('loading')} className="flex w-full flex-col gap-4 px-6 pt-5 pb-8 max-sm:px-4">
      <Skeleton className="h-8 w-44" />
      <Skeleton className="h-16 w-full rounded-md" />
      <div className="grid gap-4 xl:grid-cols-2">
        {Array.from({ length: 4 }, (_, group) => (
          <Skeleton key={group} className="h-24 w-full rounded-md" />
        ))}
      </div>
      <Skeleton className="h-40 w-full rounded-md" />
      <Skeleton className="h-56 w-full rounded-md" />
    </SkeletonRegion>
  )
}

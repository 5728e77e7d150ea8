import { Skeleton, SkeletonRegion, SkeletonText } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** A section before it is known. */
export function SettingsSkeleton() {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion label={t('loading')} className="flex flex-col gap-5">
      {[0, 1].map((card) => (
        <div key={card} className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5">
          <Skeleton className="h-5 w-40" />
          <SkeletonText lines={2} />
          <Skeleton className="h-9 w-full" />
        </div>
      ))}
    </SkeletonRegion>
  )
}

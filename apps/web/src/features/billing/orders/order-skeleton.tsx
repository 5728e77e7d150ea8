import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** A purchase to be. */
export function OrderSkeleton() {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion
      label={t('loading')}
      className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4"
    >
      <Skeleton className="h-5 w-32" />
      <Skeleton className="h-44 rounded-md" />
      <Skeleton className="h-80 rounded-md" />
    </SkeletonRegion>
  )
}

import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

/** A receipt to be. */
export function ReceiptSkeleton() {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion
      label={t('loading')}
      className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4"
    >
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-[36rem] rounded-md" />
    </SkeletonRegion>
  )
}

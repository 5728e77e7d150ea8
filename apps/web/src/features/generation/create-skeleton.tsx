import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { GenerationCardSkeleton } from './progress/generation-card-skeleton'

/** The create page before it is known, in its final shape. */
export function CreateSkeleton() {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion
      label={t('loading')}
      className="mx-auto flex w-full max-w-[920px] flex-col gap-8 px-5 pt-8 pb-16 max-sm:px-3 max-sm:pt-4"
    >
      <div className="flex flex-col gap-4">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-48" />
        <div className="rounded-lg border border-line bg-raised">
          <div className="flex flex-col gap-3 p-4">
            <Skeleton className="h-6 w-3/4" />
            <Skeleton className="h-6 w-1/3" />
            <Skeleton className="mt-6 h-8 w-full" />
            <Skeleton className="h-8 w-2/3" />
          </div>
          <div className="flex justify-end border-t border-line p-4">
            <Skeleton className="h-11 w-44 max-sm:w-full" />
          </div>
        </div>
      </div>
      <div className="flex flex-col gap-3">
        <GenerationCardSkeleton />
        <GenerationCardSkeleton />
      </div>
    </SkeletonRegion>
  )
}

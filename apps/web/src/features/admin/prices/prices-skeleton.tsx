import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'

const RECIPES = 2

/** The prices to be: a card a recipe, its rule beside its examples. */
export function PricesSkeleton() {
  const t = useTranslations('admin-prices')
  return (
    <SkeletonRegion label={t('loading')} className="flex w-full flex-col gap-4 px-6 pt-5 pb-8 max-sm:px-4 max-sm:pt-4">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-3.5 w-96 max-w-full" />
      {Array.from({ length: RECIPES }, (_, card) => (
        <div key={card} className="flex flex-col gap-5 rounded-md border border-line bg-surface p-5">
          <Skeleton className="h-5 w-32" />
          <div className="grid gap-5 lg:grid-cols-2">
            <div className="flex flex-col gap-2">
              <Skeleton className="h-3.5 w-48" />
              <Skeleton className="h-3.5 w-40" />
            </div>
            <Skeleton className="h-48 w-full" />
          </div>
        </div>
      ))}
    </SkeletonRegion>
  )
}

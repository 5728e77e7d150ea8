import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { PackagesSkeleton } from '@/features/billing/packages/packages-skeleton'
import { LATEST_INPUT } from './latest-input'

const titles = ['w-48', 'w-64', 'w-40', 'w-56', 'w-32', 'w-60', 'w-44', 'w-52']

/** Lines of a list to be, 8 at most (the default). */
export function LinesSkeleton({ lines = titles.length }: { lines?: number }) {
  const t = useTranslations('shell')
  return (
    <SkeletonRegion label={t('loading')} className="flex flex-col">
      {titles.slice(0, lines).map((width) => (
        <div key={width} className="flex h-10 items-center gap-6 border-b border-line px-3 max-md:h-14">
          <Skeleton className="h-3.5 w-32 max-md:hidden" />
          <Skeleton className={`h-3.5 max-w-full ${width}`} />
          <Skeleton className="ml-auto h-3.5 w-10" />
          <Skeleton className="h-3.5 w-12" />
        </div>
      ))}
    </SkeletonRegion>
  )
}

/** The credits page before it is known, in its final shape. */
export function CreditsSkeleton() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <Skeleton className="h-8 w-28" />
      <Skeleton className="h-36 rounded-md max-lg:h-80" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-36" />
        <PackagesSkeleton />
      </div>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-48" />
        <LinesSkeleton lines={2} />
      </div>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-40" />
        <LinesSkeleton lines={LATEST_INPUT.limit} />
      </div>
    </div>
  )
}

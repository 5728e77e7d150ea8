'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { ErrorState } from '@studiolo/ui/error-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { SkeletonRegion } from '@studiolo/ui/skeleton'
import { Clapperboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { GenerationCard } from '../progress/generation-card'
import { GenerationCardSkeleton } from '../progress/generation-card-skeleton'
import { LATEST_INPUT } from './latest-input'

/** What was made last, and what is being made: the same on every tab and device. */
export function LatestGenerations() {
  const t = useTranslations('generation.latest')
  const words = useErrorWords()
  const latest = trpc.generation.list.useInfiniteQuery(LATEST_INPUT, {
    getNextPageParam: (page) => page.nextCursor,
    meta: { live: true },
    // Any of them may have moved between the server's reading and the moment this page began to listen.
    refetchOnMount: 'always',
  })
  const views = latest.data?.pages.flatMap((page) => page.items) ?? []
  if (latest.isPending) {
    return (
      <SkeletonRegion label={t('loading')} className="flex flex-col gap-3">
        <GenerationCardSkeleton />
        <GenerationCardSkeleton />
      </SkeletonRegion>
    )
  }
  if (latest.isError && views.length === 0) {
    const { message, suggestion } = words(latest.error)
    return (
      <ErrorState
        size="inline"
        title={t('broken')}
        text={`${message} ${suggestion}`}
        action={<Button onClick={() => void latest.refetch()}>{t('again')}</Button>}
      />
    )
  }
  if (views.length === 0) {
    return <EmptyState size="inline" icon={<Clapperboard />} title={t('emptyTitle')} text={t('emptyText')} />
  }
  return (
    <section aria-labelledby="latest" className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="latest" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <Link href="/library" className="text-sm text-muted underline-offset-3 hover:text-ink hover:underline">
          {t('library')}
        </Link>
      </div>
      <ul className="flex flex-col gap-3">
        {views.map((view) => (
          <li key={view.id}>
            <GenerationCard view={view} />
          </li>
        ))}
      </ul>
      {latest.hasNextPage ? (
        <LoadMore
          label={latest.isFetchNextPageError ? t('again') : t('more')}
          shown={latest.isFetchNextPageError ? t('broken') : undefined}
          loading={latest.isFetchingNextPage}
          loadingLabel={t('loading')}
          onLoad={() => void latest.fetchNextPage()}
        />
      ) : null}
    </section>
  )
}

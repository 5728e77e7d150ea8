'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { getQueryKey } from '@trpc/react-query'
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'
import { Unreadable } from '@/features/credits/unreadable'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { RECOVERIES_INPUT } from './recoveries-input'
import { RecoveryItem } from './recovery-item'

/** What a creator disputed, the newest first, and what became of it. */
export function RecoveriesPage({ first }: { first: Outputs['recovery']['mine'] }) {
  const t = useTranslations('recovery.list')
  useSeed([[getQueryKey(trpc.recovery.mine, RECOVERIES_INPUT, 'infinite'), { pages: [first], pageParams: [null] }]])
  const query = trpc.recovery.mine.useInfiniteQuery(RECOVERIES_INPUT, {
    getNextPageParam: (page) => page.nextCursor,
    meta: { live: true },
  })
  const recoveries = query.data?.pages.flatMap((page) => page.recoveries) ?? []
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header>
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </header>
      {query.isPending ? <LinesSkeleton lines={4} /> : null}
      {query.isError && recoveries.length === 0 ? (
        <Unreadable title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && recoveries.length === 0 ? <NothingDisputed /> : null}
      {recoveries.length > 0 ? (
        <div>
          <ul className="flex flex-col gap-3">
            {recoveries.map((recovery) => (
              <RecoveryItem key={recovery.id} recovery={recovery} />
            ))}
          </ul>
          <LoadMore
            label={t('more')}
            shown={query.isFetchNextPageError ? t('moreBroken') : t('shown', { count: recoveries.length })}
            loading={query.isFetchingNextPage}
            done={!query.hasNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </div>
      ) : null}
    </div>
  )
}

function NothingDisputed() {
  const t = useTranslations('recovery.list')
  return (
    <EmptyState
      icon={<MessageCircleQuestion />}
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={<Button render={<Link href="/library" />}>{t('toLibrary')}</Button>}
    />
  )
}

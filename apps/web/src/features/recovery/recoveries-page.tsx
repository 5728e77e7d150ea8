'use client'

import { Card } from '@studiolo/ui/card'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PagedList } from '@/features/credits/paged-list'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { RECOVERIES_INPUT } from './recoveries-input'
import { RecoveryItem } from './recovery-item'
import { WhereToBegin } from './where-to-begin'

/** What a creator disputed, the newest first, and what became of it. */
export function RecoveriesPage({ first }: { first: Outputs['recovery']['mine'] }) {
  const t = useTranslations('recovery.list')
  useSeed([[getQueryKey(trpc.recovery.mine, RECOVERIES_INPUT, 'infinite'), asFirstPage(first)]])
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
      {recoveries.length > 0 ? (
        <Card title={t('begin.title')}>
          <WhereToBegin />
        </Card>
      ) : null}
      <PagedList of="recovery.list" query={query} count={recoveries.length} empty={<NothingDisputed />}>
        <ul className="flex flex-col gap-3">
          {recoveries.map((recovery) => (
            <RecoveryItem key={recovery.id} recovery={recovery} />
          ))}
        </ul>
      </PagedList>
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
      action={<WhereToBegin />}
    />
  )
}

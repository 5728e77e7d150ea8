'use client'

import type { TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { Skeleton } from '@studiolo/ui/skeleton'
import { keepPreviousData } from '@tanstack/react-query'
import { Coins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import { trpc } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { usePeopleNames } from '../parts/people'
import { places } from '../parts/places'
import { TableSkeleton } from '../table/table-skeleton'
import { BalanceRow } from './balance-row'
import { GiveCredits } from './give-credits'
import { StatementTable } from './statement-table'

/** One person's balance and every movement of it. */
export function PersonLedger({ userId, kind }: { userId: Id<'usr'>; kind: TransferKind | undefined }) {
  const t = useTranslations('admin.ledger')
  const table = useTranslations('admin.table')
  const name = usePeopleNames(useMemo(() => [userId], [userId]))(userId)
  const balances = trpc.admin.credits.balances.useQuery({ userIds: [userId] })
  const query = trpc.admin.credits.statement.useInfiniteQuery(
    { userId, limit: 50, ...(kind ? { kinds: [kind] } : {}) },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  )
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? []
  const balance = balances.data?.[userId]
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="min-w-0 truncate text-lg font-semibold">{name}</h2>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" render={<Link href={places.person(userId)} />}>
            {t('toPerson')}
          </Button>
          <GiveCredits userId={userId} name={name} balance={balance} />
        </div>
      </div>
      {balance ? <BalanceRow balance={balance} /> : <Skeleton className="h-20 w-full rounded-md" />}
      {query.isPending ? <TableSkeleton label={table('loading')} columns={7} /> : null}
      {query.isError && lines.length === 0 ? (
        <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && lines.length === 0 ? (
        <EmptyState
          size="inline"
          icon={<Coins />}
          title={t('emptyTitle')}
          text={kind ? t('emptyKind') : t('emptyText')}
        />
      ) : null}
      {lines.length > 0 ? (
        <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
          <StatementTable lines={lines} boxClassName="max-h-[max(24rem,calc(100dvh-21rem))]" />
          <LoadMore
            className="py-4"
            label={table('more')}
            shown={table(query.hasNextPage ? 'shownSoFar' : 'shown', { count: lines.length })}
            loading={query.isFetchingNextPage}
            loadingLabel={table('loading')}
            done={!query.hasNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </div>
      ) : null}
    </>
  )
}

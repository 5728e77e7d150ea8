'use client'

import type { TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Skeleton } from '@studiolo/ui/skeleton'
import { Coins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import { trpc } from '@/trpc/client'
import { usePeopleNames } from '../parts/people'
import { places } from '../parts/places'
import { ListStates } from '../table/list-states'
import { pageByPage } from '../table/pages'
import { Adjustments } from './adjustments'
import { BalanceRow } from './balance-row'
import { GiveCredits } from './give-credits'
import { StatementTable } from './statement-table'

/** One person's balance and every movement of it. */
export function PersonLedger({ userId, kind }: { userId: Id<'usr'>; kind: TransferKind | undefined }) {
  const t = useTranslations('admin.ledger')
  const name = usePeopleNames(useMemo(() => [userId], [userId]))(userId)
  const balances = trpc.admin.credits.balances.useQuery({ userIds: [userId] })
  const query = trpc.admin.credits.statement.useInfiniteQuery(
    { userId, limit: 50, ...(kind ? { kinds: [kind] } : {}) },
    pageByPage,
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
      <Adjustments userId={userId} />
      <ListStates
        query={query}
        count={lines.length}
        columns={8}
        broken={t('broken')}
        empty={
          <EmptyState
            size="inline"
            icon={<Coins />}
            title={t('emptyTitle')}
            text={kind ? t('emptyKind') : t('emptyText')}
          />
        }
      >
        <StatementTable lines={lines} boxClassName="max-h-[max(24rem,calc(100dvh-21rem))]" />
      </ListStates>
    </>
  )
}

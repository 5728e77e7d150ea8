'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { PagedList } from '@/features/credits/paged-list'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { BuyLink } from '../buy/buy-link'
import { HISTORY_INPUT } from './history-input'
import { HistoryTable } from './history-table'
import { OpenOrders } from './open-orders'
import { UnpaidOrders } from './unpaid-orders'
import { useUnpaidOrders } from './use-unpaid-orders'

export interface HistoryPageProps {
  first: Outputs['billing']['history']
  unpaid: Outputs['billing']['unpaidOrders']
}

/** All one has paid, for packages and for months of plans, with receipts; before it what can still be paid, after it what was not. */
export function HistoryPage({ first, unpaid }: HistoryPageProps) {
  const t = useTranslations('billing.orders')
  useSeed([[getQueryKey(trpc.billing.history, HISTORY_INPUT, 'infinite'), asFirstPage(first)]])
  const asked = useUnpaidOrders(unpaid)
  const orders = asked.data?.pages.flatMap((page) => page.orders) ?? []
  const query = trpc.billing.history.useInfiniteQuery(HISTORY_INPUT, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    meta: { live: true },
  })
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="mt-0.5 text-muted">{t('lead')}</p>
        </div>
        {lines.length > 0 ? <BuyLink size="md" /> : null}
      </header>
      <OpenOrders orders={orders} />
      <PagedList of="billing.orders" query={query} count={lines.length} empty={<NothingPaid />}>
        <HistoryTable lines={lines} />
      </PagedList>
      <UnpaidOrders orders={orders} query={asked} />
    </div>
  )
}

function NothingPaid() {
  const t = useTranslations('billing.orders')
  return (
    <EmptyState
      icon={<ReceiptText />}
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <>
          <BuyLink size="md" variant="primary" />
          <Button render={<Link href="/credits/plan" />}>{t('toPlan')}</Button>
        </>
      }
    />
  )
}

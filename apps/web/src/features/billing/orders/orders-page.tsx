'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { getQueryKey } from '@trpc/react-query'
import { ArrowLeft, ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'
import { Unreadable } from '@/features/credits/unreadable'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { BuyLink } from '../buy/buy-link'
import { ORDERS_INPUT } from './orders-input'
import { OrdersTable } from './orders-table'

/** Everything one has bought, with receipts. */
export function OrdersPage({ first }: { first: Outputs['billing']['orders'] }) {
  const t = useTranslations('billing.orders')
  useSeed([[getQueryKey(trpc.billing.orders, ORDERS_INPUT, 'infinite'), { pages: [first], pageParams: [null] }]])
  const query = trpc.billing.orders.useInfiniteQuery(ORDERS_INPUT, {
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    meta: { live: true },
  })
  const orders = query.data?.pages.flatMap((page) => page.orders) ?? []
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header className="flex flex-col gap-2">
        <Link
          href="/credits"
          className="inline-flex min-h-6 w-fit items-center gap-1.5 rounded-sm text-sm text-muted hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t('back')}
        </Link>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <h1 className="text-2xl font-semibold">{t('title')}</h1>
            <p className="mt-0.5 text-muted">{t('lead')}</p>
          </div>
          {orders.length > 0 ? <BuyLink size="md" /> : null}
        </div>
      </header>
      {query.isPending ? <LinesSkeleton /> : null}
      {query.isError && orders.length === 0 ? (
        <Unreadable title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && orders.length === 0 ? <NothingBought /> : null}
      {orders.length > 0 ? (
        <div>
          <OrdersTable orders={orders} />
          <LoadMore
            label={t('more')}
            shown={query.isFetchNextPageError ? t('moreBroken') : t('shown', { count: orders.length })}
            loading={query.isFetchingNextPage}
            done={!query.hasNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </div>
      ) : null}
    </div>
  )
}

function NothingBought() {
  const t = useTranslations('billing.orders')
  return (
    <EmptyState
      icon={<ReceiptText />}
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <>
          <BuyLink size="md" variant="primary" />
          <Button render={<Link href="/credits" />}>{t('back')}</Button>
        </>
      }
    />
  )
}

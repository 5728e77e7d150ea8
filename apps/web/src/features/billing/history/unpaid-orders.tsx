'use client'

import { UNPAID_DAYS, type OrderView } from '@studiolo/core/billing/contract'
import { formatMoney } from '@studiolo/ui/money'
import { LoadMore } from '@studiolo/ui/pagination'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useId } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { PurchaseBadge } from '../orders/purchase-badge'
import { useBoughtName } from '../use-bought-name'
import type { useUnpaidOrders } from './use-unpaid-orders'

export interface UnpaidOrdersProps {
  orders: readonly OrderView[]
  query: Pick<
    ReturnType<typeof useUnpaidOrders>,
    'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
  >
}

/** The orders among these that cannot be paid any more: whoever did pay one says so on its page. Nothing where there is none. */
export function UnpaidOrders({ orders, query }: UnpaidOrdersProps) {
  const t = useTranslations('billing.unpaid')
  const titleId = useId()
  const closed = orders.filter(({ payUrl }) => payUrl === null)
  if (closed.length === 0 && !query.hasNextPage) return null
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-3">
      <header>
        <h2 id={titleId} className="text-lg font-semibold">
          {t('title')}
        </h2>
        <p className="mt-0.5 text-muted">{t('lead', { days: UNPAID_DAYS })}</p>
      </header>
      {closed.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface">
          {closed.map((order) => (
            <UnpaidOrder key={order.id} order={order} />
          ))}
        </ul>
      ) : null}
      <LoadMore
        label={t('more')}
        shown={query.isFetchNextPageError ? t('broken') : t('shown', { count: closed.length })}
        loading={query.isFetchingNextPage}
        done={!query.hasNextPage}
        onLoad={() => void query.fetchNextPage()}
      />
    </section>
  )
}

function UnpaidOrder({ order }: { order: OrderView }) {
  const t = useTranslations('billing.unpaid')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const language = useLocale()
  const name = useBoughtName()(order)
  const { id, isAutomatic, createdAt, amountMinor, currency } = order
  const date = format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="numeric">{formatMoney(amountMinor, currency, language)}</span>
        <time dateTime={createdAt.toISOString()} className="numeric text-sm text-muted">
          {date}
        </time>
        {isAutomatic ? <span className="text-sm text-muted">{t('automatic')}</span> : null}
        <PurchaseBadge order={order} />
      </div>
      <Link
        href={`/credits/orders/${id}`}
        className="inline-flex min-h-6 items-center rounded-sm font-medium underline decoration-line-strong underline-offset-3 hover:decoration-ink"
      >
        {t('ask')}
        <span className="sr-only">{t('askOf', { name, date })}</span>
      </Link>
    </li>
  )
}

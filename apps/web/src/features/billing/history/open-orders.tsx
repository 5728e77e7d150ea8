'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { formatMoney } from '@studiolo/ui/money'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { useBoughtName } from '../use-bought-name'

/** The orders among these that can still be paid; nothing where there is none. */
export function OpenOrders({ orders }: { orders: readonly OrderView[] }) {
  const t = useTranslations('billing.orders')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const language = useLocale()
  const nameOf = useBoughtName()
  const open = orders.flatMap(({ payUrl, ...order }) => (payUrl ? [{ ...order, payUrl }] : []))
  if (open.length === 0) return null
  return (
    <Callout title={t('openTitle', { count: open.length })}>
      <p>{t('openText')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {open.map(({ id, payUrl, createdAt, amountMinor, currency, ...order }) => {
          const date = format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink">
              <Link
                href={`/credits/orders/${id}`}
                className="rounded-sm font-medium underline decoration-line-strong underline-offset-3 hover:decoration-ink"
              >
                {nameOf(order)}
              </Link>
              <span className="numeric">{formatMoney(amountMinor, currency, language)}</span>
              <time dateTime={createdAt.toISOString()} className="text-sm text-muted">
                {date}
              </time>
              {/* The payment page is another site: left with a plain link. */}
              <Button size="sm" render={<a href={payUrl} aria-label={t('payOf', { date })} />}>
                {t('pay')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Callout>
  )
}

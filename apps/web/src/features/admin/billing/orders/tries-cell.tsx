'use client'

import type { TracedOrder } from '@studiolo/core/billing/contract'
import { useTranslations } from 'next-intl'
import { refusalOf, wordsOf } from './refusal'

/** Through whom an order was to be paid; what was said against it where that was all there was. */
export function TriesCell({ order }: { order: TracedOrder }) {
  const t = useTranslations('admin-billing.orders')
  const gateways = useTranslations('admin-billing.gateways')
  const tried = [...new Set(order.sessions.map(({ gateway }) => gateway))]
  const [last] = refusalOf(order) === null ? [] : wordsOf(order)
  return (
    <>
      {tried.length > 0 ? tried.map((gateway) => gateways(gateway)).join(', ') : t('notTried')}
      {last ? (
        <span title={last.words} className="block max-w-72 truncate text-xs text-muted">
          {last.words}
        </span>
      ) : null}
    </>
  )
}

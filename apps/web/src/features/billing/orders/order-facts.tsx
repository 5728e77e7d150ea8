'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { Card } from '@studiolo/ui/card'
import { CopyButton } from '@studiolo/ui/copy-button'
import { DataList } from '@studiolo/ui/data-list'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { formatMoney } from '@studiolo/ui/money'
import { useBoughtName } from '../use-bought-name'
import { PurchaseBadge } from './purchase-badge'
import { ReceiptLink } from './receipt-link'

/** What was bought, when, for how much, and what became of the money. */
export function OrderFacts({ order }: { order: OrderView }) {
  const t = useTranslations('billing.order')
  const packages = useTranslations('billing.packages')
  const shell = useTranslations('shell')
  const language = useLocale()
  const nameOf = useBoughtName()
  const { id, credits, amountMinor, currency, createdAt, paidAt, refundedMinor, takenCredits } = order
  const { paymentId, receiptUrl } = order
  const money = (minor: number) => formatMoney(minor, currency, language)
  return (
    <Card title={t('facts')}>
      <DataList
        items={[
          { label: t('what'), value: nameOf(order) },
          { label: t('credits'), value: packages('credits', { credits }) },
          { label: t('amount'), value: money(amountMinor) },
          { label: t('state'), value: <PurchaseBadge order={order} /> },
          { label: t('date'), value: <At at={createdAt} /> },
          ...(paidAt ? [{ label: t('paidAt'), value: <At at={paidAt} /> }] : []),
          ...(refundedMinor > 0 ? [{ label: t('moneyBack'), value: money(refundedMinor) }] : []),
          ...(takenCredits > 0 ? [{ label: t('taken'), value: packages('credits', { credits: takenCredits }) }] : []),
          ...(paymentId
            ? [{ label: t('receipt'), value: <ReceiptLink paymentId={paymentId} url={receiptUrl} /> }]
            : []),
          {
            label: t('number'),
            value: (
              <span className="inline-flex max-w-full items-center gap-1">
                <span className="min-w-0 font-mono text-xs break-all">{id}</span>
                <CopyButton className="-my-1" value={id} labels={{ copy: shell('copy'), copied: shell('copied') }} />
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

function At({ at }: { at: Date }) {
  const format = useFormatter()
  const timeZone = useTimeZone()
  return (
    <time dateTime={at.toISOString()}>
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
    </time>
  )
}

'use client'

import { Card } from '@studiolo/ui/card'
import { formatMoney } from '@studiolo/ui/money'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { At } from './at'
import type { TestPortalView } from './test-portal'

/** What was paid, the newest first, each with its receipt. */
export function PortalInvoices({ subscription }: { subscription: TestPortalView }) {
  const t = useTranslations('test-portal')
  const { invoices, currency } = subscription
  return (
    <Card title={t('invoices.title')}>
      <ul>
        {invoices.map((invoice) => (
          <Line key={invoice.id} invoice={invoice} currency={currency} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ invoice, currency }: { invoice: TestPortalView['invoices'][number]; currency: string }) {
  const t = useTranslations('test-portal')
  const language = useLocale()
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { id, paidAt, amountMinor, refundedMinor, lines } = invoice
  const isChange = lines.some(({ isProration }) => isProration)
  const date = format.dateTime(paidAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-line py-2 text-sm last:border-b-0">
      <span className="min-w-0">
        <At at={paidAt} />
        <span className="block text-xs text-muted">{t(isChange ? 'invoices.change' : 'invoices.month')}</span>
      </span>
      <span className="flex shrink-0 items-baseline gap-4">
        <span className="numeric text-right">
          {formatMoney(amountMinor, currency, language)}
          {refundedMinor > 0 ? (
            <span className="block text-xs text-muted">
              {t('invoices.refunded', { price: formatMoney(refundedMinor, currency, language) })}
            </span>
          ) : null}
        </span>
        <Link
          href={`/test-checkout/${id}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink"
        >
          {t('invoices.receipt')}
          <span className="sr-only">, {date}</span>
        </Link>
      </span>
    </li>
  )
}

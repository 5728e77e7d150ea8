'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { formatMoney } from '@studiolo/ui/money'
import { usePackageName } from '../packages/use-package-name'
import { PurchaseBadge } from './purchase-badge'
import { ReceiptLink } from './receipt-link'

/** Purchases, the newest first. On a phone date, state and receipt stand under the name. */
export function OrdersTable({ orders }: { orders: OrderView[] }) {
  const t = useTranslations('billing.orders')
  return (
    <Table label={t('list')} scroll="page">
      <TableHead>
        <tr>
          <TableHeadCell className="max-md:hidden">{t('date')}</TableHeadCell>
          <TableHeadCell className="w-full">{t('package')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('state')}</TableHeadCell>
          <TableHeadCell align="end">{t('credits')}</TableHeadCell>
          <TableHeadCell align="end">{t('amount')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('receipt')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {orders.map((order) => (
          <Line key={order.id} order={order} />
        ))}
      </TableBody>
    </Table>
  )
}

function Line({ order }: { order: OrderView }) {
  const format = useFormatter()
  const language = useLocale()
  const timeZone = useTimeZone()
  const nameOf = usePackageName()
  const { id, packageId, credits, createdAt, currency, amountMinor } = order
  const name = nameOf(packageId)
  const date = format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const time = <time dateTime={createdAt.toISOString()}>{date}</time>
  return (
    <TableRow>
      <TableCell muted className="numeric whitespace-nowrap max-md:hidden">
        {time}
      </TableCell>
      <TableCell className="max-w-0 py-2">
        <Link
          href={`/credits/orders/${id}`}
          className="block min-w-0 truncate rounded-sm font-medium text-ink underline-offset-3 hover:underline"
        >
          {name}
          <span className="sr-only">, {date}</span>
        </Link>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted md:hidden">
          <PurchaseBadge order={order} />
          {time}
          <Paper order={order} name={name} date={date} />
        </span>
      </TableCell>
      <TableCell className="max-md:hidden">
        <PurchaseBadge order={order} />
      </TableCell>
      <TableCell align="end">{format.number(credits)}</TableCell>
      <TableCell align="end" className="whitespace-nowrap">
        <span className="font-semibold">{formatMoney(amountMinor, currency, language)}</span>
        <Refunded order={order} />
      </TableCell>
      <TableCell className="whitespace-nowrap max-md:hidden">
        <Paper order={order} name={name} date={date} />
      </TableCell>
    </TableRow>
  )
}

function Refunded({ order: { refundedMinor, amountMinor, currency } }: { order: OrderView }) {
  const t = useTranslations('billing.orders')
  const language = useLocale()
  if (refundedMinor === 0 || refundedMinor === amountMinor) return null
  return (
    <span className="block text-xs text-muted">
      {t('refundedOf', { refunded: formatMoney(refundedMinor, currency, language) })}
    </span>
  )
}

/** The receipt; for what can still be paid, the way there. */
function Paper({ order, name, date }: { order: OrderView; name: string; date: string }) {
  const t = useTranslations('billing.orders')
  const { receiptUrl, payUrl, state } = order
  if (receiptUrl) return <ReceiptLink url={receiptUrl} name={`${name}, ${date}`} />
  if (state === 'pending' && payUrl) {
    return (
      <a
        href={payUrl}
        aria-label={t('payOf', { date })}
        className="inline-flex min-h-6 items-center rounded-sm font-medium text-ink underline underline-offset-3"
      >
        {t('pay')}
      </a>
    )
  }
  return (
    <span className="text-muted max-md:hidden">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('noReceipt')}</span>
    </span>
  )
}

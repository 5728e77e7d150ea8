'use client'

import type { BillingLine } from '@studiolo/core/billing/contract'
import { Badge } from '@studiolo/ui/badge'
import { formatMoney } from '@studiolo/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { purchaseTones } from '../orders/purchase-state'
import { ReceiptLink } from '../orders/receipt-link'
import { useBoughtName } from '../use-bought-name'
import { paidStateOf } from './paid-state'

/** Payments, the newest first. On a phone date, state and receipt stand under the name. */
export function HistoryTable({ lines }: { lines: BillingLine[] }) {
  const t = useTranslations('billing.orders')
  return (
    <Table label={t('list')} scroll="page">
      <TableHead>
        <tr>
          <TableHeadCell className="max-md:hidden">{t('date')}</TableHeadCell>
          <TableHeadCell className="w-full">{t('what')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('state')}</TableHeadCell>
          <TableHeadCell align="end">{t('credits')}</TableHeadCell>
          <TableHeadCell align="end">{t('amount')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('receipt')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </TableBody>
    </Table>
  )
}

function Line({ line }: { line: BillingLine }) {
  const format = useFormatter()
  const language = useLocale()
  const timeZone = useTimeZone()
  const { credits, paidAt, currency, amountMinor } = line
  const name = useBoughtName()(line)
  const date = format.dateTime(paidAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const time = <time dateTime={paidAt.toISOString()}>{date}</time>
  return (
    <TableRow>
      <TableCell muted className="numeric whitespace-nowrap max-md:hidden">
        {time}
      </TableCell>
      <TableCell className="max-w-0 py-2">
        <What line={line} name={name} date={date} />
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted md:hidden">
          <PaidBadge line={line} />
          {time}
          <Paper line={line} name={name} date={date} />
        </span>
      </TableCell>
      <TableCell className="max-md:hidden">
        <PaidBadge line={line} />
      </TableCell>
      <TableCell align="end">{credits === 0 ? '–' : format.number(credits)}</TableCell>
      <TableCell align="end" className="whitespace-nowrap">
        <span className="font-semibold">{formatMoney(amountMinor, currency, language)}</span>
        <Refunded line={line} />
      </TableCell>
      <TableCell className="whitespace-nowrap max-md:hidden">
        <Paper line={line} name={name} date={date} />
      </TableCell>
    </TableRow>
  )
}

/** Leads to its order; a month of a plan, whose order it began with, says until when it was paid with it. */
function What({ line, name, date }: { line: BillingLine; name: string; date: string }) {
  const t = useTranslations('billing.orders')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { orderId, periodEnd } = line
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      {orderId ? (
        <Link
          href={`/credits/orders/${orderId}`}
          className="block min-w-0 truncate rounded-sm font-medium text-ink underline-offset-3 hover:underline"
        >
          {name}
          <span className="sr-only">, {date}</span>
        </Link>
      ) : (
        <span className="min-w-0 truncate font-medium">{name}</span>
      )}
      {periodEnd ? (
        <span className="text-xs text-muted">
          {t('until', { date: format.dateTime(periodEnd, { dateStyle: 'medium', timeZone }) })}
        </span>
      ) : null}
    </span>
  )
}

function PaidBadge({ line }: { line: BillingLine }) {
  const t = useTranslations('billing.states')
  const state = paidStateOf(line)
  return <Badge tone={purchaseTones[state]}>{t(state)}</Badge>
}

function Refunded({ line: { refundedMinor, amountMinor, currency } }: { line: BillingLine }) {
  const t = useTranslations('billing.orders')
  const language = useLocale()
  if (refundedMinor === 0 || refundedMinor === amountMinor) return null
  return (
    <span className="block text-xs text-muted">
      {t('refundedOf', { refunded: formatMoney(refundedMinor, currency, language) })}
    </span>
  )
}

function Paper({ line: { id, receiptUrl }, name, date }: { line: BillingLine; name: string; date: string }) {
  return <ReceiptLink paymentId={id} url={receiptUrl} name={`${name}, ${date}`} />
}

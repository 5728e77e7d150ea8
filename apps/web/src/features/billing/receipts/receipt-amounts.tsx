'use client'

import type { ReceiptView } from '@studiolo/core/billing/contract'
import { cn } from '@studiolo/ui/cn'
import { formatMoney } from '@studiolo/ui/money'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { amountLines } from './amount-lines'

/** The sum, line by line: what it was before a discount, what that took off, what was paid, what went back, what remains. */
export function ReceiptAmounts({ receipt }: { receipt: ReceiptView }) {
  const t = useTranslations('billing.receipt')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const language = useLocale()
  return (
    <dl className="numeric flex flex-col border-t border-line-strong pt-2">
      {amountLines(receipt).map(({ id, kind, minor, at }) => {
        const date = at ? format.dateTime(at, { dateStyle: 'long', timeZone }) : ''
        const isSum = kind === 'amount' || kind === 'remains'
        return (
          <div
            key={id}
            className={cn('flex items-baseline justify-between gap-6 py-1.5', isSum && 'text-lg font-semibold')}
          >
            <dt className={isSum ? undefined : 'text-muted'}>{t(kind, { date })}</dt>
            <dd className="whitespace-nowrap">{formatMoney(minor, receipt.currency, language)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

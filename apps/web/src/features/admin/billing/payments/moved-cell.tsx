'use client'

import type { PaymentView } from '@studiolo/core/billing/contract'
import { useTranslations } from 'next-intl'
import { countDisputes, refundedOf } from './payment-money'
import { useMoney } from './use-money'

/** What went back and what is disputed, in a line each; a dash where all is calm. */
export function MovedCell({ payment }: { payment: PaymentView }) {
  const t = useTranslations('admin-billing.payments')
  const money = useMoney()
  const { currency, refunds } = payment
  const { doneMinor, pendingMinor } = refundedOf(payment)
  const failed = refunds.filter(({ state }) => state === 'failed').length
  const { open, won, lost } = countDisputes(payment)
  const amount = (minor: number) => money(minor, currency) ?? String(minor)
  const lines = [
    doneMinor > 0 ? t('refundedOf', { amount: amount(doneMinor) }) : null,
    pendingMinor > 0 ? t('refundPending', { amount: amount(pendingMinor) }) : null,
    failed > 0 ? t('refundFailed', { count: failed }) : null,
    open > 0 ? t('disputesOpen', { count: open }) : null,
    won > 0 ? t('disputesWon', { count: won }) : null,
    lost > 0 ? t('disputesLost', { count: lost }) : null,
  ].filter((line) => line !== null)
  if (lines.length === 0) return <span className="text-muted">–</span>
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="numeric block">
          {line}
        </span>
      ))}
    </>
  )
}

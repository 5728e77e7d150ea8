'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { useLocale, useTranslations } from 'next-intl'
import { useBalance } from '@/features/credits/use-balance'
import { formatMoney } from '@studiolo/ui/money'
import type { Standing } from './purchase-state'
import { WaitingWords } from './waiting-words'

/** What the payment of a plan's first month means for it. */
export function PlanOutcomeWords({ order, standing }: { order: OrderView; standing: Standing }) {
  const t = useTranslations('billing.planOrder')
  const ofOrder = useTranslations('billing.order')
  const language = useLocale()
  const balance = useBalance()
  const { state, amountMinor, refundedMinor, takenCredits, currency, payUrl } = order
  const price = formatMoney(amountMinor, currency, language)
  const refunded = formatMoney(refundedMinor, currency, language)
  if (standing === 'waiting') return <WaitingWords text={t('waiting.text')} canPay={payUrl !== null} />
  if (standing === 'canceled') {
    return (
      <>
        <p className="mt-1.5 text-muted">{t(payUrl ? 'canceled.text' : 'canceled.closedText')}</p>
        {state === 'pending' ? <p className="mt-1.5 text-muted">{ofOrder('canceled.ifPaid')}</p> : null}
      </>
    )
  }
  return (
    <>
      <p className="mt-1.5 text-muted">
        {t(`${standing}.text`, { price, refunded })}
        {takenCredits > 0 && standing !== 'expired' ? ` ${ofOrder('takenText', { taken: takenCredits })}` : null}
      </p>
      {standing === 'paid' && balance ? (
        <p className="numeric mt-1.5 font-medium">{ofOrder('paid.balance', { credits: balance.available })}</p>
      ) : null}
    </>
  )
}

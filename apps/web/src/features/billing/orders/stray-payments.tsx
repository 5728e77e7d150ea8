'use client'

import type { OrderView, StrayPayment } from '@studiolo/core/billing/contract'
import { Callout, type CalloutTone } from '@studiolo/ui/callout'
import { formatMoney } from '@studiolo/ui/money'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { ReceiptLink } from './receipt-link'

const tones: Record<StrayPayment['fate'], CalloutTone> = {
  kept: 'held',
  leaving: 'neutral',
  gone: 'neutral',
  stuck: 'held',
}

/** Money that came for an order and brought nothing, each with what becomes of it. Nothing where there is none. */
export function StrayPayments({ order }: { order: OrderView }) {
  const { strays, ...asked } = order
  return (
    <div aria-live="polite" className="flex flex-col gap-4 empty:hidden">
      {strays.map((stray) => (
        <Stray key={stray.id} stray={stray} asked={asked} />
      ))}
    </div>
  )
}

function Stray({
  stray,
  asked,
}: {
  stray: StrayPayment
  asked: Pick<OrderView, 'amountMinor' | 'currency' | 'planId'>
}) {
  const t = useTranslations('billing.strays')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const language = useLocale()
  const { id, kind, fate, amountMinor, currency, refundedMinor, paidAt } = stray
  const money = (minor: number) => formatMoney(minor, currency, language)
  const date = format.dateTime(paidAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const ofPlan = asked.planId !== null
  const price = formatMoney(asked.amountMinor, asked.currency, language)
  const isPartBack = refundedMinor > 0 && refundedMinor < amountMinor
  return (
    <Callout
      tone={tones[fate]}
      title={ofPlan ? t(`${kind}.titleForPlan`) : t(`${kind}.title`)}
      action={<ReceiptLink paymentId={id} url={null} name={`${money(amountMinor)}, ${date}`} />}
    >
      <p>{t(ofPlan ? `${kind}.cameForPlan` : `${kind}.came`, { came: money(amountMinor), date, price })}</p>
      <p>
        {t(`${kind}.${fate}`)} {isPartBack ? t('partBack', { back: money(refundedMinor) }) : null}
      </p>
    </Callout>
  )
}

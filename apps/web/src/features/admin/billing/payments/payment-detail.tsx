'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePlanNameById } from '@/features/billing/plans/use-plan-name-by-id'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { nameOfPerson } from '../../parts/name-of-person'
import { PersonLink } from '../../parts/person-link'
import { places } from '../../parts/places'
import { CloseDisputes } from './close-dispute'
import { Concerns } from './concerns'
import { PaymentParts } from './payment-parts'
import { RefundPayment } from './refund-payment'
import type { PaymentRow } from './use-columns'
import { useMoney } from './use-money'

/** The states that need a word of explanation. */
const explained = ['announced', 'disputed', 'lost', 'duplicate', 'unmatched'] as const

/** One payment in full, with what happened to it, and the way to give it back. */
export function PaymentDetail({ row }: { row: PaymentRow }) {
  const t = useTranslations('admin-billing.payment')
  const trace = useTranslations('admin-trace')
  const hints = useTranslations('admin-billing.payments.hints')
  const format = useFormatter()
  const money = useMoney()
  const nameOfPlan = usePlanNameById()
  const { id, state, orderId, subscriptionId, planId, userId, person, gatewayPaymentId, createdAt, paidAt, currency } =
    row
  const isRefused = row.refundRefusal !== null
  const hint = explained.find((known) => known === state && !(isRefused && known === 'duplicate'))
  return (
    <div className="flex flex-col gap-4">
      {hint ? (
        <Callout tone={hint === 'announced' ? 'neutral' : 'held'} className="max-w-3xl">
          {hints(hint)}
        </Callout>
      ) : null}
      <Concerns payment={row} />
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          ...(orderId ? [{ label: t('order'), value: <IdText id={orderId} href={places.order(orderId)} /> }] : []),
          ...(subscriptionId
            ? [
                {
                  label: t('subscription'),
                  value: <IdText id={subscriptionId} href={places.subscription(subscriptionId)} />,
                },
              ]
            : []),
          ...(planId ? [{ label: t('plan'), value: nameOfPlan(planId) }] : []),
          { label: t('atGateway'), value: <IdText id={gatewayPaymentId} /> },
          ...(userId
            ? [
                {
                  label: t('person'),
                  value: <PersonLink userId={userId}>{nameOfPerson(person, userId)}</PersonLink>,
                },
              ]
            : []),
          { label: t('heard'), value: <Moment at={createdAt} /> },
          ...(paidAt ? [{ label: t('paidAt'), value: <Moment at={paidAt} /> }] : []),
          ...(row.discountMinor > 0
            ? [{ label: t('discount'), value: money(row.discountMinor, currency) ?? row.discountMinor }]
            : []),
          ...(row.fraudWarnedAt ? [{ label: t('fraudWarned'), value: <Moment at={row.fraudWarnedAt} /> }] : []),
          { label: t('granted'), value: format.number(row.credits) },
          { label: t('taken'), value: format.number(row.takenCredits) },
          { label: t('left'), value: money(row.leftMinor, currency) ?? '–' },
        ]}
      />
      <PaymentParts payment={row} />
      {row.credits > 0 ? (
        <Button size="sm" className="self-start" render={<Link href={places.inLedger(id)} />}>
          {trace('inLedger')}
        </Button>
      ) : null}
      <CloseDisputes row={row} />
      <RefundPayment row={row} />
    </div>
  )
}

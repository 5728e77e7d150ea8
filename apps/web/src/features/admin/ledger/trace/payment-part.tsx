'use client'

import { useTranslations } from 'next-intl'
import { PaymentBadge } from '../../billing/payments/payment-badge'
import { useMoney } from '../../billing/payments/use-money'
import { Facts } from '../../parts/facts'
import { IdLink, IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { places } from '../../parts/places'
import { Part } from './part'
import type { Trace } from './transfer-page'

/** The payment that gave or took these credits, with every grant it became. */
export function PaymentPart({ payment }: { payment: NonNullable<Trace['payment']> }) {
  const t = useTranslations('admin-trace')
  const money = useMoney()
  const { id, orderId, state, amountMinor, currency, paidAt, grants } = payment
  return (
    <Part title={t('payment.title')}>
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} href={places.payment(id)} /> },
          ...(orderId
            ? [{ label: t('payment.order'), value: <IdText id={orderId} href={places.order(orderId)} /> }]
            : []),
          { label: t('payment.amount'), value: money(amountMinor, currency) ?? '–' },
          { label: t('payment.state'), value: <PaymentBadge state={state} /> },
          ...(paidAt ? [{ label: t('payment.paidAt'), value: <Moment at={paidAt} /> }] : []),
          { label: t('payment.grants'), value: <Grants grants={grants} /> },
        ]}
      />
    </Part>
  )
}

function Grants({ grants }: { grants: NonNullable<Trace['payment']>['grants'] }) {
  const t = useTranslations('admin-trace')
  if (grants.length === 0) return '–'
  return (
    <ul className="flex flex-col gap-0.5">
      {grants.map(({ id, credits, taken }) => (
        <li key={id}>
          {t('payment.given', { credits })} <IdLink id={id} href={places.transfer(id)} />
          {taken > 0 ? <span className="text-muted"> · {t('payment.taken', { credits: taken })}</span> : null}
        </li>
      ))}
    </ul>
  )
}

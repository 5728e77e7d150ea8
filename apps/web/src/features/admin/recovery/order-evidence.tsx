'use client'

import type { OrderEvidence } from '@studiolo/core/recovery/contract'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import { Facts } from '../parts/facts'
import { IdText, shortId } from '../parts/id-text'
import { places } from '../parts/places'
import { PaymentBadge } from '../billing/payments/payment-badge'
import { useMoney } from '../billing/payments/use-money'
import { PartTable } from '../parts/part-table'
import { Instant } from './instant'

/** What the records showed of an order: the money, the payment pages, what the gateways told. */
export function OrderFindings({ evidence }: { evidence: OrderEvidence }) {
  const t = useTranslations('admin-recovery.case')
  const orderStates = useTranslations('billing.states')
  const money = useMoney()
  const { state, amountMinor, currency, createdAt, paidAt, askedBefore } = evidence
  return (
    <div className="flex flex-col gap-5">
      {askedBefore ? <Callout>{t('again')}</Callout> : null}
      <Facts
        items={[
          { label: t('orderState'), value: orderStates(state === 'pending' ? 'waiting' : state) },
          { label: t('amount'), value: money(amountMinor, currency) ?? amountMinor },
          { label: t('started'), value: <Instant at={createdAt} /> },
          ...(paidAt ? [{ label: t('paid'), value: <Instant at={paidAt} /> }] : []),
        ]}
      />
      <Payments payments={evidence.payments} />
      <div className="grid gap-5 @4xl:grid-cols-2">
        <Sessions sessions={evidence.sessions} />
        <Events events={evidence.events} />
      </div>
    </div>
  )
}

function Payments({ payments }: Pick<OrderEvidence, 'payments'>) {
  const t = useTranslations('admin-recovery.case')
  const gateways = useTranslations('admin-billing.gateways')
  const concerns = useTranslations('admin-billing.payments.concerns')
  const money = useMoney()
  return (
    <PartTable
      titleAs="h3"
      title={t('payments')}
      none={t('noPayments')}
      heads={[t('id'), t('gateway'), t('amount'), t('state'), t('paid'), t('heard'), t('granted')]}
      rows={payments.map((payment) => ({
        key: payment.id,
        cells: [
          <IdText key="id" id={payment.id} href={places.payment(payment.id)} />,
          gateways(payment.gateway),
          money(payment.amountMinor, payment.currency) ?? '–',
          <PaymentBadge key="state" state={payment.state} />,
          <Instant key="paid" at={payment.paidAt} />,
          <Instant key="heard" at={payment.heardAt} />,
          <span key="granted">
            {t('grantedOf', { granted: payment.grantedCredits, taken: payment.takenCredits })}
            {payment.refunds.length + payment.disputes.length > 0 ? (
              <span className="block text-xs text-muted">
                {t('refundsOf', { count: payment.refunds.length, disputes: payment.disputes.length })}
              </span>
            ) : null}
            {payment.refundRefusal ? (
              <span className="block text-xs text-failed">{concerns('refund-refused')}</span>
            ) : null}
          </span>,
        ],
      }))}
    />
  )
}

function Sessions({ sessions }: Pick<OrderEvidence, 'sessions'>) {
  const t = useTranslations('admin-recovery.case')
  const gateways = useTranslations('admin-billing.gateways')
  const states = useTranslations('admin-billing.payment.sessionStates')
  return (
    <PartTable
      titleAs="h3"
      title={t('sessions')}
      none={t('noSessions')}
      heads={[t('gateway'), t('started'), t('state'), t('failure')]}
      rows={sessions.map(({ id, gateway, createdAt, state, lastError }) => ({
        key: id,
        cells: [gateways(gateway), <Instant key="at" at={createdAt} />, states(state), lastError ?? '–'],
      }))}
    />
  )
}

function Events({ events }: Pick<OrderEvidence, 'events'>) {
  const t = useTranslations('admin-recovery.case')
  const states = useTranslations('admin-recovery.eventStates')
  return (
    <PartTable
      titleAs="h3"
      title={t('events')}
      none={t('noEvents')}
      heads={[t('event'), t('received'), t('state'), t('failure')]}
      rows={events.map(({ id, type, receivedAt, state, lastError }) => ({
        key: id,
        cells: [
          <span key="event">
            <span className="block">{type}</span>
            <span title={id} className="block font-mono text-xs text-muted">
              {shortId(id)}
            </span>
          </span>,
          <Instant key="at" at={receivedAt} />,
          states(state),
          lastError ?? '–',
        ],
      }))}
    />
  )
}

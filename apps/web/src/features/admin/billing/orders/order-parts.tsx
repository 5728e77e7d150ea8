'use client'

import type { TracedOrder } from '@studiolo/core/billing/contract'
import { useTranslations } from 'next-intl'
import { IdLink } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { places } from '../../parts/places'
import { PartTable } from '../../parts/part-table'
import { PaymentBadge } from '../payments/payment-badge'
import { useMoney } from '../payments/use-money'

/** Every try to have an order paid, and the money that came for it. */
export function OrderParts({ order: { sessions, payments } }: { order: TracedOrder }) {
  const t = useTranslations('admin-billing.orders')
  const sessionStates = useTranslations('admin-billing.payment.sessionStates')
  const gateways = useTranslations('admin-billing.gateways')
  const money = useMoney()
  return (
    <div className="flex flex-col gap-4">
      <PartTable
        title={t('sessions')}
        text={t('sessionsText')}
        heads={[t('session'), t('gateway'), t('state'), t('shown'), t('opened'), t('expires'), t('lastError')]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            <IdLink key="id" id={session.gatewaySessionId ?? session.id} href={null} />,
            gateways(session.gateway),
            sessionStates(session.state),
            session.isShown ? t('isShown') : '–',
            <Moment key="opened" at={session.createdAt} />,
            <Moment key="expires" at={session.expiresAt} />,
            <span key="error" className="block max-w-lg min-w-48 break-words">
              {session.lastError ?? '–'}
            </span>,
          ],
        }))}
      />
      <PartTable
        title={t('payments')}
        heads={[t('payment'), t('gateway'), t('amount'), t('state'), t('paid')]}
        rows={payments.map((payment) => ({
          key: payment.id,
          cells: [
            <IdLink key="id" id={payment.id} href={places.payment(payment.id)} />,
            gateways(payment.gateway),
            <span key="amount" className="numeric">
              {money(payment.amountMinor, payment.currency) ?? '–'}
            </span>,
            <PaymentBadge key="state" state={payment.state} />,
            payment.paidAt ? <Moment key="paid" at={payment.paidAt} /> : '–',
          ],
        }))}
      />
    </div>
  )
}

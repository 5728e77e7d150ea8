'use client'

import type { PaymentView } from '@studiolo/core/billing/contract'
import { useTranslations } from 'next-intl'
import { IdLink } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { PartTable } from '../../parts/part-table'
import { useMoney } from './use-money'

/** What happened to a payment: refunds, disputes, and the tries before it. */
export function PaymentParts({ payment }: { payment: PaymentView }) {
  const t = useTranslations('admin-billing.payment')
  const gateways = useTranslations('admin-billing.gateways')
  const money = useMoney()
  const { refunds, disputes, sessions, currency } = payment
  const amount = (minor: number) => <span className="numeric">{money(minor, currency) ?? minor}</span>
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <PartTable
        title={t('refunds')}
        heads={[t('number'), t('when'), t('amount'), t('state')]}
        rows={refunds.map((refund) => ({
          key: refund.id,
          cells: [
            <IdLink key="id" id={refund.id} href={null} />,
            <Moment key="at" at={refund.createdAt} />,
            amount(refund.amountMinor),
            t(`refundStates.${refund.state}`),
          ],
        }))}
      />
      <PartTable
        title={t('disputes')}
        heads={[t('number'), t('when'), t('amount'), t('state')]}
        rows={disputes.map((dispute) => ({
          key: dispute.id,
          cells: [
            <IdLink key="id" id={dispute.id} href={null} />,
            <Moment key="at" at={dispute.createdAt} />,
            amount(dispute.amountMinor),
            t(`disputeStates.${dispute.state}`),
          ],
        }))}
      />
      <PartTable
        title={t('sessions')}
        text={t('sessionsText')}
        heads={[t('gateway'), t('when'), t('state'), t('error')]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            gateways(session.gateway),
            <Moment key="at" at={session.createdAt} />,
            t(`sessionStates.${session.state}`),
            session.lastError ?? '–',
          ],
        }))}
      />
    </div>
  )
}

'use client'

import type { PaymentView } from '@studiolo/core/billing/contract'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { shortId } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
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
      {refunds.length > 0 ? (
        <Part
          title={t('refunds')}
          heads={[t('number'), t('when'), t('amount'), t('state')]}
          rows={refunds.map((refund) => ({
            key: refund.id,
            cells: [
              <Code key="id" text={refund.id} />,
              <Moment key="at" at={refund.createdAt} />,
              amount(refund.amountMinor),
              t(`refundStates.${refund.state}`),
            ],
          }))}
        />
      ) : null}
      {disputes.length > 0 ? (
        <Part
          title={t('disputes')}
          heads={[t('number'), t('when'), t('amount'), t('state')]}
          rows={disputes.map((dispute) => ({
            key: dispute.id,
            cells: [
              <Code key="id" text={dispute.id} />,
              <Moment key="at" at={dispute.createdAt} />,
              amount(dispute.amountMinor),
              t(`disputeStates.${dispute.state}`),
            ],
          }))}
        />
      ) : null}
      {sessions.length > 0 ? (
        <Part
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
      ) : null}
    </div>
  )
}

interface PartProps {
  title: string
  text?: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** A small table inside an open row. */
function Part({ title, text, heads, rows }: PartProps) {
  return (
    <section className="min-w-0">
      <h2 className="text-sm font-semibold">{title}</h2>
      {text ? <p className="text-xs text-muted">{text}</p> : null}
      <Table label={title} boxClassName="mt-2 rounded-md border border-line bg-surface">
        <TableHead>
          <tr>
            {heads.map((head) => (
              <TableHeadCell key={head}>{head}</TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((cell, place) => (
                <TableCell key={heads[place]}>{cell}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

function Code({ text }: { text: string }) {
  return (
    <span title={text} className="font-mono text-xs">
      {shortId(text)}
    </span>
  )
}

'use client'

import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Outputs } from '@/trpc/client'
import { Ago } from '../../parts/moment'
import { PersonCell } from '../../parts/person-link'
import { ConcernBadges } from './concerns'
import { MovedCell } from './moved-cell'
import { PaymentBadge } from './payment-badge'
import { useMoney } from './use-money'

export type PaymentRow = Outputs['admin']['billing']['payments']['rows'][number]

const column = createColumnHelper<PaymentRow>()

/** The columns of the payments' table. */
export function useColumns() {
  const t = useTranslations('admin-billing.payments')
  const gateways = useTranslations('admin-billing.gateways')
  const format = useFormatter()
  const money = useMoney()
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => (
          <span className="flex flex-wrap gap-1">
            <PaymentBadge state={row.original.state} />
            <ConcernBadges payment={row.original} />
          </span>
        ),
      }),
      column.display({
        id: 'person',
        header: t('person'),
        meta: { className: 'min-w-36 max-w-52 truncate' },
        cell: ({ row: { original } }) => <Payer row={original} />,
      }),
      column.display({
        id: 'amount',
        header: t('amount'),
        meta: { align: 'end', className: 'whitespace-nowrap font-semibold' },
        cell: ({ row: { original } }) => money(original.amountMinor, original.currency) ?? '–',
      }),
      column.display({
        id: 'credits',
        header: t('credits'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => (
          <>
            {format.number(original.credits)}
            {original.takenCredits > 0 ? (
              <span className="block text-xs text-muted">{t('taken', { credits: original.takenCredits })}</span>
            ) : null}
          </>
        ),
      }),
      column.display({
        id: 'gateway',
        header: t('gateway'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => gateways(row.original.gateway),
      }),
      column.display({
        id: 'date',
        header: t('date'),
        meta: { muted: true },
        cell: ({ row: { original } }) => <Ago at={original.paidAt ?? original.createdAt} />,
      }),
      column.display({
        id: 'moved',
        header: t('moved'),
        meta: { className: 'min-w-48' },
        cell: ({ row }) => <MovedCell payment={row.original} />,
      }),
    ],
    [t, gateways, format, money],
  )
}

function Payer({ row: { userId, person } }: { row: PaymentRow }) {
  const t = useTranslations('admin-billing.payments')
  if (!userId) return <span className="text-muted">{t('nobody')}</span>
  return <PersonCell userId={userId} person={person} />
}

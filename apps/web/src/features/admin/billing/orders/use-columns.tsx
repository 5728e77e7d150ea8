'use client'

import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Outputs } from '@/trpc/client'
import { Ago } from '../../parts/moment'
import { PersonCell } from '../../parts/person-link'
import { useMoney } from '../payments/use-money'
import { OrderBadge } from './order-badge'
import { TriesCell } from './tries-cell'
import { useOrderName } from './use-order-name'

export type OrderRow = Outputs['admin']['billing']['orders']['rows'][number]

const column = createColumnHelper<OrderRow>()

/** The columns of the orders' table. */
export function useColumns() {
  const t = useTranslations('admin-billing.orders')
  const nameOf = useOrderName()
  const format = useFormatter()
  const money = useMoney()
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => <OrderBadge state={row.original.state} />,
      }),
      column.display({
        id: 'person',
        header: t('person'),
        meta: { className: 'min-w-36 max-w-52 truncate' },
        cell: ({ row: { original } }) => <PersonCell userId={original.userId} person={original.person} />,
      }),
      column.display({
        id: 'what',
        header: t('what'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => (
          <>
            <span className="font-semibold">{nameOf(original)}</span>
            <span className="block text-xs text-muted">{t(`kinds.${original.kind}`)}</span>
          </>
        ),
      }),
      column.display({
        id: 'credits',
        header: t('credits'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row }) => format.number(row.original.credits),
      }),
      column.display({
        id: 'price',
        header: t('price'),
        meta: { align: 'end', className: 'whitespace-nowrap font-semibold' },
        cell: ({ row: { original } }) => money(original.amountMinor, original.currency),
      }),
      column.display({
        id: 'date',
        header: t('date'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.createdAt} />,
      }),
      column.display({
        id: 'tries',
        header: t('tries'),
        meta: { className: 'min-w-48' },
        cell: ({ row }) => <TriesCell order={row.original} />,
      }),
    ],
    [t, nameOf, format, money],
  )
}

'use client'

import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { usePlanNameById } from '@/features/billing/plans/use-plan-name-by-id'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import type { Outputs } from '@/trpc/client'
import { PersonCell } from '../../parts/person-link'
import { endOf } from './end-of'
import { SubscriptionBadge } from './subscription-badge'

export type SubscriptionRow = Outputs['admin']['billing']['subscriptions']['rows'][number]

const column = createColumnHelper<SubscriptionRow>()

/** The columns of the subscriptions' table. */
export function useColumns() {
  const t = useTranslations('admin-billing.subscriptions')
  const gateways = useTranslations('admin-billing.gateways')
  const nameOf = usePlanNameById()
  const format = useFormatter()
  const timeZone = useTimeZone()
  return useMemo(() => {
    const day = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: 'medium', timeZone }) : '–')
    const plan = (id: string | null) => (id === null ? '–' : nameOf(id))
    return [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <SubscriptionBadge state={row.original.state} />,
      }),
      column.display({
        id: 'person',
        header: t('person'),
        meta: { className: 'min-w-36 max-w-52 truncate' },
        cell: ({ row: { original } }) => <PersonCell userId={original.userId} person={original.person} />,
      }),
      column.display({
        id: 'plan',
        header: t('plan'),
        meta: { className: 'whitespace-nowrap font-semibold' },
        cell: ({ row }) => plan(row.original.planId),
      }),
      column.display({
        id: 'gateway',
        header: t('gateway'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => gateways(row.original.gateway),
      }),
      column.display({
        id: 'paidThrough',
        header: t('paidThrough'),
        meta: { className: 'numeric whitespace-nowrap' },
        cell: ({ row }) => day(row.original.paidThrough),
      }),
      column.display({
        id: 'next',
        header: t('next'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => plan(row.original.nextPlanId),
      }),
      column.display({
        id: 'ends',
        header: t('ends'),
        meta: { className: 'numeric whitespace-nowrap' },
        cell: ({ row }) => day(endOf(row.original)),
      }),
    ]
  }, [t, gateways, nameOf, format, timeZone])
}

'use client'

import { subscriptionStates } from '@studiolo/db/states/billing'
import { getQueryKey } from '@trpc/react-query'
import { CalendarSync } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePlanNameById } from '@/features/billing/plans/use-plan-name-by-id'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { FilterBar, FilterSelect } from '../../address/filter-bar'
import { useAddressFilters } from '../../address/use-address-filters'
import { AdminPage } from '../../parts/admin-page'
import { nameOfPerson } from '../../parts/name-of-person'
import { Nothing } from '../../parts/nothing'
import { usePeopleNames } from '../../parts/people'
import { AdminList } from '../../table/admin-list'
import { pageByPage, useRows } from '../../table/pages'
import { subscriptionFilters, subscriptionsInput, type SubscriptionFilters } from './filters'
import { SubscriptionDetail } from './subscription-detail'
import { useColumns } from './use-columns'

export interface SubscriptionsPageProps {
  asked: SubscriptionFilters
  first: Outputs['admin']['billing']['subscriptions']
}

/** Who has subscribed to what, until when it is paid, and what comes next. */
export function SubscriptionsPage({ asked, first }: SubscriptionsPageProps) {
  const t = useTranslations('admin-billing.subscriptions')
  const nameOfPlan = usePlanNameById()
  useSeed([[getQueryKey(trpc.admin.billing.subscriptions, subscriptionsInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(subscriptionFilters)
  const query = trpc.admin.billing.subscriptions.useInfiniteQuery(subscriptionsInput(filters), pageByPage)
  const rows = useRows(query.data)
  const { userId } = filters
  const nameOf = usePeopleNames(userId ? [userId] : [])
  return (
    <AdminPage
      title={t('title')}
      text={userId ? t('textOf', { name: nameOf(userId) }) : t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSelect
            label={t('state')}
            any={t('anyState')}
            value={filters.state}
            options={subscriptionStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(state) => change({ state, open: undefined })}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns()}
        rowId={(row) => row.id}
        rowName={(row) =>
          t('row', {
            plan: row.planId ? nameOfPlan(row.planId) : t('noPlan'),
            name: nameOfPerson(row.person, row.userId),
          })
        }
        openId={filters.open}
        onOpen={(open) => change({ open: subscriptionFilters.open(open ?? '') })}
        detail={(row) => <SubscriptionDetail row={row} />}
        isFailed={({ state }) => state === 'limited'}
        broken={t('broken')}
        empty={<Nothing of="admin-billing.subscriptions" icon={<CalendarSync />} onClear={clear} />}
      />
    </AdminPage>
  )
}

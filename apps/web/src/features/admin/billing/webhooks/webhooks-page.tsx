'use client'

import { gatewayIds } from '@studiolo/db/states/billing'
import { inboundStates } from '@studiolo/db/states/inbox'
import { ChipGroup } from '@studiolo/ui/chips'
import { getQueryKey } from '@trpc/react-query'
import { Webhook } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { FilterBar, FilterSelect } from '../../address/filter-bar'
import { useAddressFilters } from '../../address/use-address-filters'
import { AdminPage } from '../../parts/admin-page'
import { Nothing } from '../../parts/nothing'
import { AdminList } from '../../table/admin-list'
import { pageByPage, useRows } from '../../table/pages'
import { inboundInput, webhookFilters, type WebhookFilters } from './filters'
import { useColumns } from './use-columns'
import { WebhookDetail } from './webhook-detail'

const REFRESH_MS = 10_000
/** While one is being handled. */
const SOON_MS = 2000
const ALL = 'all'

export interface WebhooksPageProps {
  asked: WebhookFilters
  first: Outputs['admin']['billing']['inbound']
}

/** What payment services told: each as it came, how it was handled, and the way to handle it again. */
export function WebhooksPage({ asked, first }: WebhooksPageProps) {
  const t = useTranslations('admin-billing.webhooks')
  const gateways = useTranslations('admin-billing.gateways')
  useSeed([[getQueryKey(trpc.admin.billing.inbound, inboundInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(webhookFilters)
  const query = trpc.admin.billing.inbound.useInfiniteQuery(inboundInput(filters), {
    ...pageByPage,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.rows.some(({ state }) => state === 'received')) ? SOON_MS : REFRESH_MS,
  })
  const rows = useRows(query.data)
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <ChipGroup
            label={t('state')}
            value={filters.state ?? ALL}
            onValueChange={(state) => change({ state: state === ALL ? undefined : state, open: undefined })}
            options={[
              { value: ALL, label: t('all') },
              ...inboundStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
            ]}
          />
          <FilterSelect
            label={t('source')}
            any={t('anySource')}
            value={filters.source}
            options={gatewayIds.map((value) => ({ value, label: gateways(value) }))}
            onChange={(source) => change({ source, open: undefined })}
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
        rowName={(row) => `${row.type} ${row.eventId}`}
        openId={filters.open}
        onOpen={(open) => change({ open: webhookFilters.open(open ?? '') })}
        detail={(row) => <WebhookDetail row={row} />}
        isFailed={({ state }) => state === 'failed'}
        broken={t('broken')}
        empty={<Nothing of="admin-billing.webhooks" icon={<Webhook />} onClear={clear} />}
      />
    </AdminPage>
  )
}

'use client'

import { orderKinds } from '@studiolo/core/billing/contract'
import { gatewayIds, orderStates } from '@studiolo/db/states/billing'
import { getQueryKey } from '@trpc/react-query'
import { ShoppingCart } from 'lucide-react'
import { useTranslations } from 'next-intl'
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
import { useMoney } from '../payments/use-money'
import { orderFilters, ordersInput, type OrderFilters } from './filters'
import { OrderDetail } from './order-detail'
import { useColumns } from './use-columns'
import { useOrderName } from './use-order-name'

export interface OrdersPageProps {
  asked: OrderFilters
  first: Outputs['admin']['billing']['orders']
}

/** What people wanted to buy, paid or not; what no gateway would take stands out. */
export function OrdersPage({ asked, first }: OrdersPageProps) {
  const t = useTranslations('admin-billing.orders')
  const gateways = useTranslations('admin-billing.gateways')
  const money = useMoney()
  const nameOfOrder = useOrderName()
  useSeed([[getQueryKey(trpc.admin.billing.orders, ordersInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(orderFilters)
  const query = trpc.admin.billing.orders.useInfiniteQuery(ordersInput(filters), pageByPage)
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
            options={orderStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(state) => change({ state, open: undefined })}
          />
          <FilterSelect
            label={t('kind')}
            any={t('anyKind')}
            value={filters.kind}
            options={orderKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(kind) => change({ kind, open: undefined })}
          />
          <FilterSelect
            label={t('gateway')}
            any={t('anyGateway')}
            value={filters.gateway}
            options={gatewayIds.map((value) => ({ value, label: gateways(value) }))}
            onChange={(gateway) => change({ gateway, open: undefined })}
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
            what: nameOfOrder(row),
            amount: money(row.amountMinor, row.currency) ?? row.amountMinor,
            name: nameOfPerson(row.person, row.userId),
          })
        }
        openId={filters.open}
        onOpen={(open) => change({ open: orderFilters.open(open ?? '') })}
        detail={(row) => <OrderDetail row={row} />}
        isFailed={({ isRefused }) => isRefused}
        broken={t('broken')}
        empty={<Nothing of="admin-billing.orders" icon={<ShoppingCart />} onClear={clear} />}
      />
    </AdminPage>
  )
}

'use client'

import { paymentConcerns } from '@studiolo/core/billing/contract'
import { gatewayIds, paymentStates } from '@studiolo/db/states/billing'
import { getQueryKey } from '@trpc/react-query'
import { CreditCard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { FilterBar, FilterSelect } from '../../address/filter-bar'
import { useAddressFilters } from '../../address/use-address-filters'
import { AdminPage } from '../../parts/admin-page'
import { nameOfPerson } from '../../parts/name-of-person'
import { Nothing } from '../../parts/nothing'
import { usePeopleNames } from '../../parts/people'
import { AdminList } from '../../table/admin-list'
import { pageByPage, useRows } from '../../table/pages'
import { paymentFilters, paymentsInput, type PaymentFilters } from './filters'
import { PaymentDetail } from './payment-detail'
import { useColumns } from './use-columns'
import { useMoney } from './use-money'

export interface PaymentsPageProps {
  asked: PaymentFilters
  first: Outputs['admin']['billing']['payments']
}

/** The money that came in, from whom, through whom, and what became of it. */
export function PaymentsPage({ asked, first }: PaymentsPageProps) {
  const t = useTranslations('admin-billing.payments')
  const gateways = useTranslations('admin-billing.gateways')
  const money = useMoney()
  useSeed([[getQueryKey(trpc.admin.billing.payments, paymentsInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(paymentFilters)
  const query = trpc.admin.billing.payments.useInfiniteQuery(paymentsInput(filters), pageByPage)
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
            options={paymentStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(state) => change({ state, open: undefined })}
          />
          <FilterSelect
            label={t('gateway')}
            any={t('anyGateway')}
            value={filters.gateway}
            options={gatewayIds.map((value) => ({ value, label: gateways(value) }))}
            onChange={(gateway) => change({ gateway, open: undefined })}
          />
          <FilterSelect
            label={t('concern')}
            any={t('anyConcern')}
            value={filters.concern}
            options={paymentConcerns.map((value) => ({ value, label: t(`concerns.${value}`) }))}
            onChange={(concern) => change({ concern, open: undefined })}
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
        rowName={({ amountMinor, currency, person, id }) =>
          t('row', {
            amount: money(amountMinor, currency) ?? t('unknownAmount'),
            name: nameOfPerson(person, id),
          })
        }
        openId={filters.open}
        onOpen={(open) => change({ open: paymentFilters.open(open ?? '') })}
        detail={(row) => <PaymentDetail row={row} />}
        isFailed={({ state, refundRefusal }) => state === 'lost' || state === 'unmatched' || refundRefusal !== null}
        broken={t('broken')}
        empty={<Nothing of="admin-billing.payments" icon={<CreditCard />} onClear={clear} />}
      />
    </AdminPage>
  )
}

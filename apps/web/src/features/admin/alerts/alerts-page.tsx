'use client'

import { alertsKeptDays, alertSeverities } from '@studiolo/core/ops/contract'
import { getQueryKey } from '@trpc/react-query'
import { BellRing } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { FilterBar, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Nothing } from '../parts/nothing'
import { AdminList } from '../table/admin-list'
import { pageByPage, useRows } from '../table/pages'
import { AlertDetail } from './alert-detail'
import { alertFilters, alertsInput, type AlertFilters } from './filters'
import { useAlertWords } from './use-alert-words'
import { useColumns } from './use-columns'

export interface AlertsPageProps {
  asked: AlertFilters
  first: Outputs['admin']['ops']['alerts']
}

/** What operators were to hear of, and when the admins were told. */
export function AlertsPage({ asked, first }: AlertsPageProps) {
  const t = useTranslations('admin-alerts')
  const words = useAlertWords()
  useSeed([[getQueryKey(trpc.admin.ops.alerts, alertsInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(alertFilters)
  const query = trpc.admin.ops.alerts.useInfiniteQuery(alertsInput(filters), pageByPage)
  return (
    <AdminPage
      title={t('title')}
      text={t('text', { days: alertsKeptDays })}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSelect
            label={t('severity')}
            any={t('anySeverity')}
            value={filters.severity}
            options={alertSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))}
            onChange={(severity) => change({ severity, open: undefined })}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={useRows(query.data)}
        columns={useColumns()}
        rowId={(row) => String(row.id)}
        rowName={(row) => words(row.name)}
        openId={filters.open}
        onOpen={(open) => change({ open: alertFilters.open(open ?? '') })}
        detail={(row) => <AlertDetail row={row} />}
        broken={t('broken')}
        empty={<Nothing of="admin-alerts" icon={<BellRing />} onClear={clear} />}
      />
    </AdminPage>
  )
}

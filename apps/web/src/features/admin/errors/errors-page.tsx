'use client'

import { errorClasses } from '@studiolo/db/states/error'
import { getQueryKey } from '@trpc/react-query'
import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Nothing } from '../parts/nothing'
import { AdminList } from '../table/admin-list'
import { pageByPage, useRows } from '../table/pages'
import { ErrorDetail } from './error-detail'
import { errorFilters, errorsInput } from './filters'
import { useColumns } from './use-columns'

export interface ErrorsPageProps {
  asked: FiltersOf<typeof errorFilters>
  first: Outputs['admin']['ops']['errors']
}

/** Every error somebody was shown or a job died of; an id finds its error, a fingerprint all of its kind. */
export function ErrorsPage({ asked, first }: ErrorsPageProps) {
  const t = useTranslations('admin.errors')
  useSeed([[getQueryKey(trpc.admin.ops.errors, errorsInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(errorFilters)
  const query = trpc.admin.ops.errors.useInfiniteQuery(errorsInput(filters), pageByPage)
  const rows = useRows(query.data)
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSearch
            className="w-96 max-sm:w-full"
            label={t('about')}
            placeholder={t('aboutHint')}
            value={filters.about}
            onSearch={(about) => change({ about, open: errorFilters.open(about ?? '') })}
          />
          <FilterSelect
            label={t('class')}
            any={t('anyClass')}
            value={filters.class}
            options={errorClasses.map((value) => ({ value, label: t(`classes.${value}`) }))}
            onChange={(value) => change({ class: value })}
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
        rowName={(row) => row.message}
        openId={filters.open}
        onOpen={(open) => change({ open: errorFilters.open(open ?? '') })}
        detail={(row) => <ErrorDetail row={row} />}
        broken={t('broken')}
        empty={<Nothing of="admin.errors" icon={<ShieldCheck />} onClear={clear} />}
      />
    </AdminPage>
  )
}

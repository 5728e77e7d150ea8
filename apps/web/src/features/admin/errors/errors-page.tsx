'use client'

import type { ErrorRow } from '@studiolo/core/errors/contract'
import { errorClasses, type ErrorClass } from '@studiolo/db/states/error'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { keepPreviousData } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { getQueryKey } from '@trpc/react-query'
import { SearchX, ShieldCheck } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useSeed } from '@/features/generation/start/seed-cache'
import { trpc, type Outputs } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Ago } from '../parts/moment'
import { AdminList } from '../table/admin-list'
import { ErrorDetail } from './error-detail'
import { errorFilters, errorsInput } from './filters'

const tones: Record<ErrorClass, BadgeTone> = { system: 'failed', external: 'held', business: 'neutral' }

export interface ErrorsPageProps {
  asked: FiltersOf<typeof errorFilters>
  first: Outputs['admin']['ops']['errors']
}

/** Every error somebody was shown or a job died of; an id finds its error, a fingerprint all of its kind. */
export function ErrorsPage({ asked, first }: ErrorsPageProps) {
  const t = useTranslations('admin.errors')
  useSeed([
    [getQueryKey(trpc.admin.ops.errors, errorsInput(asked), 'infinite'), { pages: [first], pageParams: [null] }],
  ])
  const [filters, change] = useAddressFilters(errorFilters)
  const query = trpc.admin.ops.errors.useInfiniteQuery(errorsInput(filters), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const isFiltered = filters.about !== undefined || filters.class !== undefined
  const clear = () => change({ about: undefined, class: undefined, open: undefined })
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
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
        empty={
          isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title={t('noneFound')}
              text={t('noneFoundText')}
              action={<Button onClick={clear}>{t('showAll')}</Button>}
            />
          ) : (
            <EmptyState icon={<ShieldCheck />} title={t('emptyTitle')} text={t('emptyText')} />
          )
        }
      />
    </AdminPage>
  )
}

const column = createColumnHelper<ErrorRow>()

function useColumns() {
  const t = useTranslations('admin.errors')
  const format = useFormatter()
  return useMemo(
    () => [
      column.display({
        id: 'at',
        header: t('at'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.at} />,
      }),
      column.display({
        id: 'class',
        header: t('class'),
        cell: ({ row }) => <Badge tone={tones[row.original.class]}>{t(`classes.${row.original.class}`)}</Badge>,
      }),
      column.display({
        id: 'kind',
        header: t('kind'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => row.original.kind,
      }),
      column.display({
        id: 'message',
        header: t('message'),
        meta: { className: 'min-w-64 max-w-0 w-full' },
        cell: ({ row }) => <span className="block truncate">{row.original.message}</span>,
      }),
      column.display({
        id: 'source',
        header: t('source'),
        meta: { className: 'font-mono text-xs whitespace-nowrap', muted: true },
        cell: ({ row }) => row.original.source,
      }),
      column.display({
        id: 'seen',
        header: t('seen'),
        meta: { align: 'end' },
        cell: ({ row }) => format.number(row.original.seen),
      }),
    ],
    [t, format],
  )
}

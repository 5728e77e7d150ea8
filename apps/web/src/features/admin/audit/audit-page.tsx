'use client'

import type { AuditRow } from '@studiolo/core/audit/contract'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { keepPreviousData } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { getQueryKey } from '@trpc/react-query'
import { BookLock, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useSeed } from '@/features/generation/start/seed-cache'
import { trpc, type Outputs } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Ago } from '../parts/moment'
import { usePeopleNames } from '../parts/people'
import { AdminList } from '../table/admin-list'
import { ActorName, personOf } from './actor-name'
import { AuditDetail } from './audit-detail'
import { changesOf } from './changes'
import { actionGroups, auditFilters, auditInput } from './filters'
import { SubjectName } from './subject-name'
import { useActionWords } from './use-action-words'

export interface AuditPageProps {
  asked: FiltersOf<typeof auditFilters>
  first: Outputs['admin']['ops']['audit']
}

/** Who did what to whom, from which value to which, and why. Nothing here can be changed. */
export function AuditPage({ asked, first }: AuditPageProps) {
  const t = useTranslations('admin.audit')
  const actionWords = useActionWords()
  useSeed([[getQueryKey(trpc.admin.ops.audit, auditInput(asked), 'infinite'), { pages: [first], pageParams: [null] }]])
  const [filters, change] = useAddressFilters(auditFilters)
  const query = trpc.admin.ops.audit.useInfiniteQuery(auditInput(filters), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  const isFiltered = filters.about !== undefined || filters.action !== undefined
  const clear = () => change({ about: undefined, action: undefined, open: undefined })
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
            onSearch={(about) => change({ about, open: undefined })}
          />
          <FilterSelect
            label={t('action')}
            any={t('anyAction')}
            value={filters.action}
            options={actionGroups.map((value) => ({ value, label: t(`groups.${groupKey(value)}`) }))}
            onChange={(action) => change({ action, open: undefined })}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns(rows)}
        rowId={(row) => row.id}
        rowName={(row) => actionWords(row.action)}
        openId={filters.open}
        onOpen={(open) => change({ open: auditFilters.open(open ?? '') })}
        detail={(row) => <AuditDetail row={row} />}
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
            <EmptyState icon={<BookLock />} title={t('emptyTitle')} text={t('emptyText')} />
          )
        }
      />
    </AdminPage>
  )
}

/** The key of a group's words: `user.signed` → `user_signed`, `job.` → `job`. */
function groupKey<G extends string>(group: G) {
  return group.replace(/\.$/, '').replace('.', '_') as KeyOf<G>
}
type KeyOf<G> = G extends `${infer Noun}.${infer Verb}` ? (Verb extends '' ? Noun : `${Noun}_${Verb}`) : never

const column = createColumnHelper<AuditRow>()

function useColumns(rows: AuditRow[]) {
  const t = useTranslations('admin.audit')
  const actionWords = useActionWords()
  const people = useMemo(() => rows.flatMap((row) => [row.subject, personOf(row.actor) ?? '']), [rows])
  const nameOf = usePeopleNames(people)
  return useMemo(
    () => [
      column.display({
        id: 'at',
        header: t('at'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.at} />,
      }),
      column.display({
        id: 'action',
        header: t('action'),
        meta: { className: 'whitespace-nowrap font-medium' },
        cell: ({ row }) => actionWords(row.original.action),
      }),
      column.display({
        id: 'actor',
        header: t('actor'),
        meta: { className: 'max-w-48 truncate' },
        cell: ({ row }) => <ActorName actor={row.original.actor} nameOf={nameOf} />,
      }),
      column.display({
        id: 'subject',
        header: t('subject'),
        meta: { className: 'max-w-48 truncate' },
        cell: ({ row }) => <SubjectName subject={row.original.subject} nameOf={nameOf} />,
      }),
      column.display({
        id: 'changes',
        header: t('changes'),
        meta: { className: 'min-w-48 max-w-72 truncate' },
        cell: ({ row }) => <ChangeSummary row={row.original} />,
      }),
      column.display({
        id: 'reason',
        header: t('reason'),
        meta: { className: 'min-w-40 max-w-72 truncate', muted: true },
        cell: ({ row }) => row.original.reason ?? '–',
      }),
    ],
    [t, actionWords, nameOf],
  )
}

/** The first change in a line: `role: user → admin`, and how many more. */
function ChangeSummary({ row }: { row: AuditRow }) {
  const t = useTranslations('admin.audit')
  const [first, ...more] = changesOf(row.before, row.after)
  if (!first) return '–'
  const { field, before, after } = first
  const told = before === undefined ? `${field}: ${after}` : `${field}: ${before} → ${after ?? '–'}`
  return (
    <>
      {told}
      {more.length > 0 ? <span className="text-muted"> {t('moreChanges', { count: more.length })}</span> : null}
    </>
  )
}

'use client'

import { getQueryKey } from '@trpc/react-query'
import { BookLock } from 'lucide-react'
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
import { AuditDetail } from './audit-detail'
import { actionGroups, auditFilters, auditInput } from './filters'
import { useActionWords } from './use-action-words'
import { useColumns } from './use-columns'

export interface AuditPageProps {
  asked: FiltersOf<typeof auditFilters>
  first: Outputs['admin']['ops']['audit']
}

/** Who did what to whom, from which value to which, and why. Nothing here can be changed. */
export function AuditPage({ asked, first }: AuditPageProps) {
  const t = useTranslations('admin.audit')
  const actionWords = useActionWords()
  useSeed([[getQueryKey(trpc.admin.ops.audit, auditInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(auditFilters)
  const query = trpc.admin.ops.audit.useInfiniteQuery(auditInput(filters), pageByPage)
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
        empty={<Nothing of="admin.audit" icon={<BookLock />} onClear={clear} />}
      />
    </AdminPage>
  )
}

/** The key of a group's words: `user.signed` → `user_signed`, `job.` → `job`. */
function groupKey<G extends string>(group: G) {
  return group.replace(/\.$/, '').replace('.', '_') as KeyOf<G>
}
type KeyOf<G> = G extends `${infer Noun}.${infer Verb}` ? (Verb extends '' ? Noun : `${Noun}_${Verb}`) : never

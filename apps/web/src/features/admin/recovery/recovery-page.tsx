'use client'

import { recoveryStates } from '@studiolo/db/states/recovery'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { MessageCircleQuestion, SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { FilterBar, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { usePeopleNames } from '../parts/people'
import { AdminList } from '../table/admin-list'
import { asFirstPage, pageByPage, useRows } from '../table/pages'
import { CaseDetail } from './case-detail'
import { recoveriesInput, recoveryFilters, type RecoveryFilters } from './filters'
import { useAbout } from './use-about'
import { useColumns } from './use-columns'

export interface RecoveryPageProps {
  asked: RecoveryFilters
  first: Outputs['admin']['recovery']['list']
}

/** Disputed charges, those that wait for an admin first; each opens with its evidence. */
export function RecoveryPage({ asked, first }: RecoveryPageProps) {
  const t = useTranslations('admin-recovery')
  const states = useTranslations('recovery.states')
  const about = useAbout()
  useSeed([[getQueryKey(trpc.admin.recovery.list, recoveriesInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(recoveryFilters)
  const query = trpc.admin.recovery.list.useInfiniteQuery(recoveriesInput(filters), pageByPage)
  const rows = useRows(query.data)
  const nameOf = usePeopleNames(rows.flatMap(({ userId, decidedBy }) => [userId, decidedBy ?? '']))
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSelect
            label={t('state')}
            any={t('anyState')}
            value={filters.state}
            options={recoveryStates.map((value) => ({ value, label: states(value) }))}
            onChange={(state) => change({ state, open: undefined })}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns(nameOf)}
        rowId={(row) => row.id}
        rowName={({ subject, userId }) => t('row', { about: about(subject), name: nameOf(userId) })}
        openId={filters.open}
        onOpen={(open) => change({ open: recoveryFilters.open(open ?? '') })}
        detail={(row) => <CaseDetail row={row} nameOf={nameOf} />}
        broken={t('broken')}
        empty={<NothingDisputed onClear={clear} />}
      />
    </AdminPage>
  )
}

function NothingDisputed({ onClear }: { onClear: (() => void) | undefined }) {
  const t = useTranslations('admin-recovery')
  if (!onClear) return <EmptyState icon={<MessageCircleQuestion />} title={t('emptyTitle')} text={t('emptyText')} />
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('noneFound')}
      text={t('noneFoundText')}
      action={<Button onClick={onClear}>{t('showAll')}</Button>}
    />
  )
}

'use client'

import { recoveryStates } from '@studiolo/db/states/recovery'
import { getQueryKey } from '@trpc/react-query'
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { FilterBar, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Nothing } from '../parts/nothing'
import { usePeopleNames } from '../parts/people'
import { AdminList } from '../table/admin-list'
import { pageByPage, useRows } from '../table/pages'
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
        empty={<Nothing of="admin-recovery" icon={<MessageCircleQuestion />} onClear={clear} />}
      />
    </AdminPage>
  )
}

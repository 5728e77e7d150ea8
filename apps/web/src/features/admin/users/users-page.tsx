'use client'

import { roles, userStates } from '@studiolo/db/states/user'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSeed } from '@/features/generation/start/seed-cache'
import { trpc, type Outputs } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { AdminList } from '../table/admin-list'
import { userFilters, usersInput } from './filters'
import { useColumns } from './use-columns'
import { usePeople } from './use-people'
import { UserDetail } from './user-detail'

export interface UsersPageProps {
  asked: FiltersOf<typeof userFilters>
  first: Outputs['admin']['users']['list']
}

/** Everybody with an account: who they are, what they have, and what the staff may do for or about them. */
export function UsersPage({ asked, first }: UsersPageProps) {
  const t = useTranslations('admin.users')
  useSeed([[getQueryKey(trpc.admin.users.list, usersInput(asked), 'infinite'), { pages: [first], pageParams: [null] }]])
  const [filters, change] = useAddressFilters(userFilters)
  const { query, rows, balances } = usePeople(filters)
  const clear = () => change({ search: undefined, role: undefined, state: undefined, open: undefined })
  const isFiltered = filters.search !== undefined || filters.role !== undefined || filters.state !== undefined
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={isFiltered ? clear : undefined}>
          <FilterSearch
            className="w-80 max-sm:w-full"
            label={t('search')}
            placeholder={t('searchHint')}
            value={filters.search}
            onSearch={(search) => change({ search, open: userFilters.open(search ?? '') })}
          />
          <FilterSelect
            label={t('role')}
            any={t('anyRole')}
            value={filters.role}
            options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            onChange={(role) => change({ role, open: undefined })}
          />
          <FilterSelect
            label={t('state')}
            any={t('anyState')}
            value={filters.state}
            options={userStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(state) => change({ state, open: undefined })}
          />
        </FilterBar>
      }
    >
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns(balances)}
        rowId={(row) => row.id}
        rowName={(row) => row.name || row.email || row.id}
        openId={filters.open}
        onOpen={(open) => change({ open: userFilters.open(open ?? '') })}
        detail={(row) => <UserDetail row={row} />}
        broken={t('broken')}
        empty={
          <EmptyState
            icon={<SearchX />}
            title={t('noneFound')}
            text={t('noneFoundText')}
            action={isFiltered ? <Button onClick={clear}>{t('showAll')}</Button> : undefined}
          />
        }
      />
    </AdminPage>
  )
}

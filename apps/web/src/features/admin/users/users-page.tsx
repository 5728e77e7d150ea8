'use client'

import { roles, userStates } from '@studiolo/db/states/user'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import type { FiltersOf } from '../address/address-filters'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { nameOfPerson } from '../parts/name-of-person'
import { NoneFound } from '../parts/nothing'
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
  useSeed([[getQueryKey(trpc.admin.users.list, usersInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(userFilters)
  const { query, rows, balances } = usePeople(filters)
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
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
        rowName={(row) => nameOfPerson(row, row.id)}
        openId={filters.open}
        onOpen={(open) => change({ open: userFilters.open(open ?? '') })}
        detail={(row) => <UserDetail row={row} />}
        broken={t('broken')}
        empty={<NoneFound of="admin.users" onClear={clear} />}
      />
    </AdminPage>
  )
}

'use client'

import { transferKinds } from '@studiolo/db/states/credits'
import { useTranslations } from 'next-intl'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Adjustments } from './adjustments'
import { Holders } from './holders'
import { ledgerFilters } from './filters'
import { PersonLedger } from './person-ledger'

/** Where the credits are: people with what they have, and each one's every movement. */
export function LedgerPage() {
  const t = useTranslations('admin.ledger')
  const { filters, change, clear } = useAddressFilters(ledgerFilters)
  const { userId, search, kind } = filters
  const find = (text: string | undefined) => {
    const id = ledgerFilters.userId(text ?? '')
    change({ userId: id, search: id ? undefined : text, kind: undefined })
  }
  return (
    <AdminPage
      title={t('title')}
      text={userId ? t('textOne') : t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSearch
            className="w-80 max-sm:w-full"
            label={t('find')}
            placeholder={t('findHint')}
            value={userId ?? search}
            onSearch={find}
          />
          {userId ? (
            <FilterSelect
              label={t('kind')}
              any={t('anyKind')}
              value={kind}
              options={transferKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              onChange={(value) => change({ kind: value })}
            />
          ) : null}
        </FilterBar>
      }
    >
      {userId ? (
        <PersonLedger key={userId} userId={userId} kind={kind} />
      ) : (
        <>
          <Adjustments state="waiting" />
          <Holders search={search} />
        </>
      )}
    </AdminPage>
  )
}

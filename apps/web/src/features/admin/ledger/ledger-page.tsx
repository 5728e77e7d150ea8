'use client'

import { transferKinds } from '@studiolo/db/states/credits'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { places } from '../parts/places'
import { Adjustments } from './adjustments'
import { Holders } from './holders'
import { ledgerFilters } from './filters'
import { PersonLedger } from './person-ledger'
import { isLedgerId } from './trace/is-ledger-id'

/** Where the credits are: people with what they have, each one's every movement, and what a pasted id leads to. */
export function LedgerPage() {
  const t = useTranslations('admin.ledger')
  const { filters, change, clear } = useAddressFilters(ledgerFilters)
  const router = useRouter()
  const { userId, search, kind, view = 'movements' } = filters
  const find = (text: string | undefined) => {
    if (text && isLedgerId(text)) return router.push(places.inLedger(text.trim()))
    const id = ledgerFilters.userId(text ?? '')
    change({ userId: id, search: id ? undefined : text, kind: undefined, view: undefined })
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
          {userId && view === 'movements' ? (
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
        <PersonLedger
          key={userId}
          userId={userId}
          kind={kind}
          view={view}
          onView={(next) => change({ view: next === 'movements' ? undefined : next, kind: undefined })}
        />
      ) : (
        <>
          <Adjustments state="waiting" />
          <Holders search={search} />
        </>
      )}
    </AdminPage>
  )
}

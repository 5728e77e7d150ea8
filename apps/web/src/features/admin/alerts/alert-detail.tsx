'use client'

import { useTranslations } from 'next-intl'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { placeOf } from '../parts/places'
import type { AlertRow } from './use-columns'

/** The name it was raised under, and all it says; ids lead to what they name. */
export function AlertDetail({ row: { name, key, payload } }: { row: AlertRow }) {
  const t = useTranslations('admin-alerts')
  const facts = Object.entries({ ...payload }).map(([label, value]) => ({ label, value: <FactValue value={value} /> }))
  return (
    <Facts
      items={[
        { label: t('name'), value: <span className="font-mono text-xs">{name}</span> },
        { label: t('about'), value: <FactValue value={key} /> },
        ...facts,
      ]}
    />
  )
}

function FactValue({ value }: { value: unknown }) {
  if (typeof value === 'string') return <IdText id={value} href={placeOf(value) ?? undefined} />
  return <span className="font-mono text-xs break-all">{JSON.stringify(value)}</span>
}

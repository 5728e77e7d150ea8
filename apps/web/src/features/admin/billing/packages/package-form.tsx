'use client'

import type { PackageInput } from '@studiolo/core/billing/contract'
import { Checkbox } from '@studiolo/ui/checkbox'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { formatMoney } from '@studiolo/ui/money'
import { writeMoney } from '@/features/billing/money'
import { priceOf100 } from '@/features/billing/packages/package-value'
import { useNameOfPackage } from '@/features/billing/packages/use-name-of-package'
import { NameFields } from '../names/name-fields'
import { namesDraftOf } from '../names/read-names'
import type { PackageRow } from './packages-page'
import { isCurrency, readPackage, type PackageDraft, type PackageField } from './read-package'

export interface PackageFormProps {
  id: string
  /** The package to change; null for a new one. */
  row: PackageRow | null
  /** Ids it may not have. */
  taken: string[]
  onSubmit: (input: PackageInput) => void
}

function draftOf(row: PackageRow | null): PackageDraft {
  const names = namesDraftOf(row?.names ?? null)
  if (!row) return { id: '', credits: '', price: '', currency: 'USD', names, active: true }
  const { id, credits, amountMinor, currency, active } = row
  return { id, credits: String(credits), price: writeMoney(amountMinor, currency), currency, names, active }
}

/** Id, names, credits, price, and whether it is sold. What is wrong is told once it was sent. */
export function PackageForm({ id, row, taken, onSubmit }: PackageFormProps) {
  const t = useTranslations('admin-billing.packageForm')
  const language = useLocale()
  const [draft, setDraft] = useState(() => draftOf(row))
  const nameOf = useNameOfPackage()
  const [wasSent, setSent] = useState(false)
  const read = readPackage(draft, taken)
  const example = writeMoney(3000, isCurrency(draft.currency) ? draft.currency : 'USD')
  const errorOf = (field: PackageField) => {
    const problem = wasSent ? read.problems?.[field] : undefined
    return problem ? t(`wrong.${problem}`, { example }) : undefined
  }
  const set = (change: Partial<PackageDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (read.package) onSubmit(read.package)
  }
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {row ? null : (
        <Field label={t('id')} hint={t('idHint')} error={errorOf('id')}>
          <Input
            autoComplete="off"
            spellCheck={false}
            value={draft.id}
            onChange={(event) => set({ id: event.target.value })}
          />
        </Field>
      )}
      <NameFields
        names={draft.names}
        word={row && nameOf({ id: row.id })}
        wrong={(wasSent && read.problems?.names) || []}
        onChange={(names) => set({ names })}
      />
      <Field label={t('credits')} error={errorOf('credits')}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={draft.credits}
          onChange={(event) => set({ credits: event.target.value })}
        />
      </Field>
      <div className="grid grid-cols-[1fr_8rem] items-start gap-4">
        <Field label={t('price')} hint={t('priceHint')} error={errorOf('price')}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={draft.price}
            onChange={(event) => set({ price: event.target.value })}
          />
        </Field>
        <Field label={t('currency')} hint={t('currencyHint')} error={errorOf('currency')}>
          <Input
            autoComplete="off"
            spellCheck={false}
            maxLength={3}
            value={draft.currency}
            onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
          />
        </Field>
      </div>
      <Checkbox
        label={t('active')}
        hint={t('activeHint')}
        checked={draft.active}
        onCheckedChange={(active) => set({ active })}
      />
      <p aria-live="polite" className="numeric min-h-5 text-sm text-muted">
        {read.package
          ? t('preview', { price: formatMoney(priceOf100(read.package), read.package.currency, language) })
          : null}
      </p>
    </form>
  )
}

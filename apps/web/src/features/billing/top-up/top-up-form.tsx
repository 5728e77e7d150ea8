'use client'

import type { ChangeTopUpInput, CreditPackage } from '@studiolo/core/billing/contract'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { formatMoney } from '@studiolo/ui/money'
import { Select } from '@studiolo/ui/select'
import { useLocale, useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactNode } from 'react'
import { writeMoney } from '../money'
import { usePackageNameById } from '../packages/use-package-name-by-id'
import { readTopUp, type TopUpDraft, type TopUpField } from './read-top-up'

export interface TopUpFormProps {
  id?: string
  packages: readonly CreditPackage[]
  begin: TopUpDraft
  onSubmit: (input: ChangeTopUpInput, bought: CreditPackage) => void
  /** What stands under the fields, with the package that is chosen. */
  foot?: (bought: CreditPackage) => ReactNode
}

/** Threshold, package and cap. What is wrong is told once it was sent. */
export function TopUpForm({ id, packages, begin, onSubmit, foot }: TopUpFormProps) {
  const t = useTranslations('top-up')
  const language = useLocale()
  const nameOf = usePackageNameById()
  const [draft, setDraft] = useState(begin)
  const [wasSent, setSent] = useState(false)
  const bought = packages.find((offered) => offered.id === draft.packageId) ?? packages[0]
  if (!bought) return null
  const read = readTopUp(draft, bought)
  const { amountMinor, currency } = bought
  const errorOf = (field: TopUpField) =>
    wasSent && read.wrong?.includes(field)
      ? t(`wrong.${field}`, { example: formatMoney(amountMinor, currency, language) })
      : undefined
  const set = (change: Partial<TopUpDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (read.input) onSubmit(read.input, bought)
  }
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(13rem,100%),1fr))] items-start gap-4">
        <Field label={t('threshold')} error={errorOf('threshold')}>
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={draft.threshold}
            onChange={(event) => set({ threshold: event.target.value })}
          />
        </Field>
        <Field label={t('package')}>
          <Select
            value={bought.id}
            onValueChange={(packageId) => set({ packageId })}
            options={packages.map((offered) => ({
              value: offered.id,
              label: t('choice', {
                name: nameOf(offered.id),
                credits: offered.credits,
                price: formatMoney(offered.amountMinor, offered.currency, language),
              }),
            }))}
          />
        </Field>
        <Field label={t('cap')} hint={t('capHint', { currency })} error={errorOf('cap')}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={draft.cap}
            onChange={(event) => set({ cap: event.target.value })}
          />
        </Field>
      </div>
      {foot?.(bought)}
    </form>
  )
}

/** What is offered to begin with: the package in the middle, three of it a month, below fifty credits. */
export function firstDraft(packages: readonly CreditPackage[]): TopUpDraft {
  const middle = packages[Math.floor((packages.length - 1) / 2)]
  if (!middle) return { packageId: '', threshold: '', cap: '' }
  const { id, amountMinor, currency } = middle
  return { packageId: id, threshold: '50', cap: writeMoney(amountMinor * 3, currency) }
}

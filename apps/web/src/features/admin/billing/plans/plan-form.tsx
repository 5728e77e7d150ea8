'use client'

import type { PlanInput, PlanRow } from '@studiolo/core/plans/contract'
import { FREE_PLAN } from '@studiolo/db/states/plans'
import { Checkbox } from '@studiolo/ui/checkbox'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { writeMoney } from '@/features/billing/money'
import { useNameOfPlan } from '@/features/billing/plans/use-name-of-plan'
import { NameFields } from '../names/name-fields'
import { isCurrency } from '../packages/read-package'
import { FeatureFields } from './feature-fields'
import { LimitFields } from './limit-fields'
import { draftOf, readPlan, type PlanDraft, type PlanField } from './read-plan'

export interface PlanFormProps {
  id: string
  /** The plan to change; null for a new one. */
  row: PlanRow | null
  /** All plans there are. */
  rows: PlanRow[]
  onSubmit: (input: PlanInput) => void
}

/** What a plan is called, costs, brings and allows. What is wrong is told once it was sent. The free plan costs and brings nothing. */
export function PlanForm({ id, row, rows, onSubmit }: PlanFormProps) {
  const t = useTranslations('admin-plans.form')
  const [draft, setDraft] = useState(() => draftOf(row, rows))
  const nameOf = useNameOfPlan()
  const [wasSent, setSent] = useState(false)
  const read = readPlan(
    draft,
    rows.filter((other) => other.id !== row?.id),
  )
  const example = writeMoney(2900, isCurrency(draft.currency) ? draft.currency : 'USD')
  const errorOf = (field: PlanField) => {
    const problem = wasSent ? read.problems?.fields[field] : undefined
    return problem ? t(`wrong.${problem}`, { example }) : undefined
  }
  const set = (change: Partial<PlanDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (read.plan) onSubmit(read.plan)
  }
  /** One line of text. */
  const text = (
    field: 'id' | 'rank' | 'credits' | 'price' | 'concurrency',
    inputMode: 'text' | 'numeric' | 'decimal',
  ) => (
    <Input
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  )
  const isFree = row?.id === FREE_PLAN
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {row ? null : (
        <Field label={t('id')} hint={t('idHint')} error={errorOf('id')}>
          {text('id', 'text')}
        </Field>
      )}
      <NameFields
        names={draft.names}
        word={row && nameOf({ id: row.id })}
        wrong={(wasSent && read.problems?.names) || []}
        onChange={(names) => set({ names })}
      />
      {isFree ? null : (
        <>
          <div className="grid grid-cols-[1fr_8rem] items-start gap-4">
            <Field label={t('price')} hint={t('priceHint')} error={errorOf('price')}>
              {text('price', 'decimal')}
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
          <div className="grid grid-cols-[1fr_8rem] items-start gap-4">
            <Field label={t('credits')} hint={t('creditsHint')} error={errorOf('credits')}>
              {text('credits', 'numeric')}
            </Field>
            <Field label={t('rank')} hint={t('rankHint')} error={errorOf('rank')}>
              {text('rank', 'numeric')}
            </Field>
          </div>
        </>
      )}
      <Field label={t('concurrency')} hint={t('concurrencyHint')} error={errorOf('concurrency')}>
        {text('concurrency', 'numeric')}
      </Field>
      <LimitFields
        limits={draft.limits}
        wrong={(wasSent && read.problems?.limits) || []}
        onChange={(limits) => set({ limits })}
      />
      <FeatureFields
        features={draft.features}
        wrong={(wasSent && read.problems?.features) || []}
        onChange={(features) => set({ features })}
      />
      {isFree ? null : (
        <Checkbox
          label={t('active')}
          hint={t('activeHint')}
          checked={draft.active}
          onCheckedChange={(active) => set({ active })}
        />
      )}
    </form>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { NumberField } from './number-field'
import type { RuleDraft, RuleShape } from './rule-draft'

export interface PriceFieldsProps {
  draft: RuleDraft
  onChange: (draft: RuleDraft) => void
  shape: RuleShape
  /** The fields that are not right: `base`, `resolutionPercent.1080p`. */
  wrong: readonly string[]
}

/** All that a rule can say, as far as the recipe tells it apart. */
export function PriceFields({ draft, onChange, shape, wrong }: PriceFieldsProps) {
  const t = useTranslations('admin-prices.change')
  const amount = (name: 'base' | 'perUnit', hint?: string) => (
    <NumberField
      label={t(name)}
      unit={t('credits')}
      hint={hint}
      value={draft[name]}
      onChange={(value) => onChange({ ...draft, [name]: value })}
      isWrong={wrong.includes(name)}
      error={t('amountWrong')}
    />
  )
  return (
    <div className="flex flex-col gap-4">
      {amount('base', t('amountHint'))}
      <div className="grid grid-cols-2 gap-4">
        {amount('perUnit')}
        <NumberField
          label={t('unitSeconds')}
          unit={t('seconds')}
          hint={t('unitHint')}
          value={draft.unitSeconds}
          onChange={(unitSeconds) => onChange({ ...draft, unitSeconds })}
          isWrong={wrong.includes('unitSeconds')}
          error={t('unitWrong')}
        />
      </div>
      <Factors
        title={t('factors')}
        hint={t('factorHint')}
        names={shape.resolutions}
        table={draft.resolutionPercent}
        onChange={(resolutionPercent) => onChange({ ...draft, resolutionPercent })}
        isWrong={(name) => wrong.includes(`resolutionPercent.${name}`)}
      />
      <Factors
        title={t('models')}
        hint={t('modelsHint')}
        names={shape.models}
        table={draft.modelPercent}
        onChange={(modelPercent) => onChange({ ...draft, modelPercent })}
        isWrong={(name) => wrong.includes(`modelPercent.${name}`)}
      />
      {shape.hasVariations ? (
        <NumberField
          label={t('variation')}
          unit="%"
          placeholder="100"
          value={draft.variationPercent}
          onChange={(variationPercent) => onChange({ ...draft, variationPercent })}
          isWrong={wrong.includes('variationPercent')}
          error={t('percentWrong')}
        />
      ) : null}
    </div>
  )
}

interface FactorsProps {
  title: string
  hint: string
  names: readonly string[]
  table: Readonly<Record<string, string>>
  onChange: (table: Record<string, string>) => void
  isWrong: (name: string) => boolean
}

function Factors({ title, hint, names, table, onChange, isWrong }: FactorsProps) {
  const t = useTranslations('admin-prices.change')
  if (names.length === 0) return null
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{title}</legend>
      <div className="grid grid-cols-2 gap-4">
        {names.map((name) => (
          <NumberField
            key={name}
            label={t('factorOf', { name })}
            unit="%"
            placeholder="100"
            value={table[name] ?? ''}
            onChange={(value) => onChange({ ...table, [name]: value })}
            isWrong={isWrong(name)}
            error={t('percentWrong')}
          />
        ))}
      </div>
      <p className="text-sm text-muted">{hint}</p>
    </fieldset>
  )
}

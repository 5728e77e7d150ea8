'use client'

import { usageWindows, type UsageWindow } from '@studiolo/db/states/plans'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { useTranslations } from 'next-intl'
import type { LimitDraft } from './read-plan'
import { useOperationName } from './use-operation-name'

export interface LimitFieldsProps {
  limits: LimitDraft[]
  /** The operations whose number is not right. */
  wrong: readonly string[]
  onChange: (limits: LimitDraft[]) => void
}

/** How often each recipe may be used, a day or a month; an empty field sets no limit. */
export function LimitFields({ limits, wrong, onChange }: LimitFieldsProps) {
  const t = useTranslations('admin-plans.form')
  const nameOf = useOperationName()
  const change = (operation: string, part: Partial<LimitDraft>) =>
    onChange(limits.map((rule) => (rule.operation === operation ? { ...rule, ...part } : rule)))
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{t('limits')}</legend>
      <p className="text-sm text-muted">{t('limitsHint')}</p>
      {limits.map(({ operation, limit, window }) => (
        <div key={operation} className="flex items-start gap-3">
          <Field label={nameOf(operation)} error={wrong.includes(operation) ? t('wrong.limit') : undefined}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              placeholder={t('noLimit')}
              value={limit}
              onChange={(event) => change(operation, { limit: event.target.value })}
            />
          </Field>
          <SegmentedControl<UsageWindow>
            className="mt-6.5"
            label={t('windowOf', { name: nameOf(operation) })}
            value={window}
            onValueChange={(window) => change(operation, { window })}
            options={usageWindows.map((value) => ({ value, label: t(`windows.${value}`) }))}
          />
        </div>
      ))}
    </fieldset>
  )
}

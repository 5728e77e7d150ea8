'use client'

import { spendWindows } from '@studiolo/db/states/credits'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { useTranslations } from 'next-intl'
import type { LimitDraft, LimitField } from './read-limit'

export interface LimitFieldsProps {
  draft: LimitDraft
  onChange: (draft: LimitDraft) => void
  wrong: ReadonlySet<LimitField> | null
  /** The window of a limit that is there already stays: another window is another limit. */
  keepsWindow?: boolean
}

/** How much, in which time, and from when to tell. */
export function LimitFields({ draft, onChange, wrong, keepsWindow }: LimitFieldsProps) {
  const t = useTranslations('limits')
  const bind = (field: LimitField) => ({
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value }),
  })
  return (
    <>
      <SegmentedControl
        label={t('form.window')}
        className="self-start"
        value={draft.window}
        onValueChange={(window) => onChange({ ...draft, window })}
        options={spendWindows.map((value) => ({
          value,
          label: t(`windows.${value}`),
          disabled: keepsWindow && value !== draft.window,
        }))}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label={t('form.credits')}
          hint={t('form.creditsHint')}
          error={wrong?.has('credits') ? t('form.creditsWrong') : undefined}
        >
          <Input {...bind('credits')} />
        </Field>
        <Field
          label={t('form.alert')}
          hint={t('form.alertHint')}
          error={wrong?.has('alertPercent') ? t('form.alertWrong') : undefined}
        >
          <Input {...bind('alertPercent')} />
        </Field>
      </div>
    </>
  )
}

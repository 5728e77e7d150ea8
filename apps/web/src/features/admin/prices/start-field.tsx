'use client'

import { MAX_DAYS_AHEAD } from '@studiolo/core/pricing/contract'
import { ChipGroup } from '@studiolo/ui/chips'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toLocalInput } from './local-time'

const DAY_MS = 86_400_000

/** From when a price counts; the date as it is being typed. */
export interface Start {
  kind: 'atOnce' | 'later'
  date: string
}

export interface StartFieldProps {
  start: Start
  onChange: (start: Start) => void
  now: Date
  isWrong: boolean
}

/** At once, or from a date on. */
export function StartField({ start, onChange, now, isWrong }: StartFieldProps) {
  const t = useTranslations('admin-prices.change')
  const [wasLeft, setLeft] = useState(false)
  return (
    <div className="flex flex-col gap-3">
      <ChipGroup
        label={t('start')}
        labelPlace="above"
        value={start.kind}
        onValueChange={(kind) => onChange({ ...start, kind })}
        options={[
          { value: 'atOnce', label: t('atOnce') },
          { value: 'later', label: t('later') },
        ]}
      />
      {start.kind === 'later' ? (
        <Field label={t('date')} hint={t('dateHint')} error={isWrong && wasLeft ? t('dateWrong') : undefined}>
          <Input
            type="datetime-local"
            min={toLocalInput(now)}
            max={toLocalInput(new Date(now.getTime() + MAX_DAYS_AHEAD * DAY_MS))}
            value={start.date}
            onChange={(event) => onChange({ ...start, date: event.target.value })}
            onBlur={() => setLeft(true)}
          />
        </Field>
      ) : null}
    </div>
  )
}

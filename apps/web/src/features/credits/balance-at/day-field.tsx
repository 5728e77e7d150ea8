'use client'

import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { endOfDay } from './end-of-day'

export interface DayFieldProps {
  /** As the field gives it; empty before one was chosen. */
  day: string
  onChange: (day: string) => void
  /** `hidden` is only spoken: words beside it say what the day is for. Default `above`. */
  labelPlace?: 'above' | 'hidden'
}

/** The day whose end is asked about. */
export function DayField({ day, onChange, labelPlace = 'above' }: DayFieldProps) {
  const t = useTranslations('credits.balanceAt')
  return (
    <Field
      label={t('day')}
      labelHidden={labelPlace === 'hidden'}
      className="w-44 shrink-0"
      error={day !== '' && endOfDay(day) === null ? t('wrong') : undefined}
    >
      <Input type="date" value={day} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}

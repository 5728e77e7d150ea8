'use client'

import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { endOfDay } from './end-of-day'

export interface DayFieldProps {
  /** As the field gives it; empty before one was chosen. */
  day: string
  onChange: (day: string) => void
}

/** The day whose end is asked about. */
export function DayField({ day, onChange }: DayFieldProps) {
  const t = useTranslations('credits.balanceAt')
  return (
    <Field label={t('day')} className="w-48" error={day !== '' && endOfDay(day) === null ? t('wrong') : undefined}>
      <Input type="date" value={day} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}

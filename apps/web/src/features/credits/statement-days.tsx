'use client'

import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isDay } from './day-start'
import { daysProblem, type Days } from './statement-filters'

export interface StatementDaysProps {
  days: Days
  nowMs: number
  /** Hears only of days that make sense together. */
  onChange: (days: Days) => void
}

/** The first and the last day in sight, each open if left empty. What makes no sense is kept in the fields and explained. */
export function StatementDays({ days, nowMs, onChange }: StatementDaysProps) {
  const t = useTranslations('credits.filters')
  // Counts only for as long as the days are those it was to change.
  const [draft, setDraft] = useState<{ days: Days; of: string } | null>(null)
  const of = `${days.from} ${days.to}`
  const shown = draft?.of === of ? draft.days : days
  const problem = daysProblem(shown, nowMs)
  const change = (next: Days) => {
    if (daysProblem(next, nowMs) !== null) return setDraft({ days: next, of })
    setDraft(null)
    onChange(next)
  }
  return (
    <fieldset className="flex min-w-0 items-start gap-3 max-sm:w-full">
      <legend className="sr-only">{t('days')}</legend>
      <DayInput
        label={t('from')}
        day={shown.from}
        error={problem === 'future' ? t('future') : undefined}
        onDay={(from) => change({ ...shown, from })}
      />
      <DayInput
        label={t('to')}
        day={shown.to}
        error={problem === 'reversed' ? t('reversed') : undefined}
        onDay={(to) => change({ ...shown, to })}
      />
    </fieldset>
  )
}

interface DayInputProps {
  label: string
  day: string
  error: string | undefined
  /** A whole day, or empty for none. */
  onDay: (day: string) => void
}

/** A date field; a date that is not whole is spoken of once one leaves it, and not while one types. */
function DayInput({ label, day, error, onDay }: DayInputProps) {
  const t = useTranslations('credits.filters')
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeftWrong, setLeftWrong] = useState(false)
  const change = (text: string) => {
    setLeftWrong(false)
    if (text !== '' && !isDay(text)) return setTyped(text)
    setTyped(null)
    onDay(text)
  }
  return (
    <Field
      label={label}
      className="w-40 min-w-0 max-sm:w-auto max-sm:flex-1"
      error={isLeftWrong ? t('notWhole') : error}
    >
      <Input
        type="date"
        className="min-w-0"
        value={typed ?? day}
        onChange={(event) => change(event.target.value)}
        onBlur={(event) => setLeftWrong(typed !== null || event.target.validity.badInput)}
      />
    </Field>
  )
}

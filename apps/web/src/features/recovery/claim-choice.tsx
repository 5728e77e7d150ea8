'use client'

import type { RecoveryClaim } from '@studiolo/db/states/recovery'
import { RadioInput } from '@studiolo/ui/radio-input'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'

/** The likeliest first. */
const offered = ['api_error', 'system_error', 'payment_failure'] as const satisfies RecoveryClaim[]

export interface ClaimChoiceProps {
  value: RecoveryClaim | null
  error: string | undefined
  onChange: (claim: RecoveryClaim) => void
}

/** What went wrong, in plain words. */
export function ClaimChoice({ value, error, onChange }: ClaimChoiceProps) {
  const t = useTranslations('recovery')
  const [name, errorId] = [useId(), useId()]
  return (
    <fieldset aria-describedby={error ? errorId : undefined} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('claim')}</legend>
      {offered.map((claim) => (
        <label
          key={claim}
          className="group relative flex cursor-pointer items-start gap-3 rounded-md border border-line bg-surface px-3 py-2.5 transition-colors hover:border-line-strong has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-ring"
        >
          <RadioInput name={name} value={claim} checked={value === claim} onSelect={() => onChange(claim)} />
          <span
            aria-hidden="true"
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong group-has-checked:border-ink"
          >
            <span className="size-2 rounded-full bg-ink opacity-0 group-has-checked:opacity-100" />
          </span>
          <span className="min-w-0 font-medium">
            {t(`claims.${claim}`)}
            <span className="block text-sm font-normal text-muted">{t(`claims.${claim}Text`)}</span>
          </span>
        </label>
      ))}
      <div aria-live="polite">
        {error ? (
          <p id={errorId} className="flex items-start gap-1.5 text-sm text-failed">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            {error}
          </p>
        ) : null}
      </div>
    </fieldset>
  )
}

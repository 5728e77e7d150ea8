'use client'

import { Field as Base } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type FieldProps = {
  label: ReactNode
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean
  /** Said beside the label, e.g. "optional". */
  note?: ReactNode
  hint?: ReactNode
  /** When set, the control is invalid and this says why. */
  error?: ReactNode
  disabled?: boolean
  name?: string
  className?: string
  /** One control of ours: input, textarea, select, checkbox, slider. */
  children: ReactNode
}

/** Label, control, hint and error, wired to each other for screen readers. */
export function Field({ label, labelHidden, note, hint, error, disabled, name, className, children }: FieldProps) {
  return (
    <Base.Root
      name={name}
      disabled={disabled}
      invalid={Boolean(error)}
      className={cn('flex w-full min-w-0 flex-col gap-1.5', className)}
    >
      <div className={cn('flex items-baseline justify-between gap-3', labelHidden && 'sr-only')}>
        <Base.Label className="text-sm font-medium text-ink">{label}</Base.Label>
        {note ? <span className="text-xs text-muted">{note}</span> : null}
      </div>
      {children}
      {hint ? <Base.Description className="text-sm text-muted">{hint}</Base.Description> : null}
      <div aria-live="polite" className="contents">
        {error ? (
          <Base.Error match className="flex animate-appear items-start gap-1.5 text-sm text-failed">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0">{error}</span>
          </Base.Error>
        ) : null}
      </div>
    </Base.Root>
  )
}

'use client'

import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type CheckboxProps = {
  label: ReactNode
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean
  hint?: ReactNode
  checked?: boolean
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  indeterminate?: boolean
  disabled?: boolean
  required?: boolean
  name?: string
  className?: string
}

/** A tick with its words; the words are clickable too. */
export function Checkbox({ label, labelHidden, hint, className, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <label
      className={cn(
        'flex min-h-6 cursor-pointer items-start gap-2.5 text-base has-data-disabled:cursor-not-allowed has-data-disabled:opacity-55',
        className,
      )}
    >
      <Base.Root
        {...props}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        className="touch-24 mt-0.5 grid size-4 shrink-0 place-items-center rounded-[4px] border border-line-strong bg-raised text-background transition-colors duration-(--duration-fast) hover:border-muted data-checked:border-ink data-checked:bg-ink data-indeterminate:border-ink data-indeterminate:bg-ink data-invalid:border-failed"
      >
        <Base.Indicator className="grid place-items-center">
          {props.indeterminate ? (
            <Minus aria-hidden="true" className="size-3 stroke-3" />
          ) : (
            <Check aria-hidden="true" className="size-3 stroke-3" />
          )}
        </Base.Indicator>
      </Base.Root>
      <span className={labelHidden ? 'sr-only' : 'min-w-0'}>
        {label}
        {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
      </span>
    </label>
  )
}

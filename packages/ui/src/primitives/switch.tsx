'use client'

import { Switch as Base } from '@base-ui/react/switch'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type SwitchProps = {
  label: ReactNode
  labelHidden?: boolean
  hint?: ReactNode
  checked?: boolean
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  disabled?: boolean
  name?: string
  className?: string
}

/** On or off, at once. What waits for "Save" is a `Checkbox`. */
export function Switch({ label, labelHidden, hint, className, onCheckedChange, ...props }: SwitchProps) {
  return (
    <label
      className={cn(
        'flex min-h-6 cursor-pointer items-start justify-between gap-4 text-base has-data-disabled:cursor-not-allowed has-data-disabled:opacity-55',
        className,
      )}
    >
      <span className={labelHidden ? 'sr-only' : 'min-w-0'}>
        {label}
        {hint ? <span className="mt-0.5 block text-sm text-muted">{hint}</span> : null}
      </span>
      <Base.Root
        {...props}
        onCheckedChange={(checked) => onCheckedChange?.(checked)}
        className="touch-24 flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors duration-(--duration-base) data-checked:border-ink data-checked:bg-ink"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-muted transition-[translate,background-color] duration-(--duration-base) data-checked:translate-x-4 data-checked:bg-background" />
      </Base.Root>
    </label>
  )
}

'use client'

import { useId } from 'react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { RadioInput } from './radio-input'

export type ChipOption<T extends string> = { value: T; label: ReactNode; icon?: ReactNode; disabled?: boolean }

export type ChipGroupProps<T extends string> = {
  /** Names the group. */
  label: string
  /** `inline` stands before the chips, `above` over them, `hidden` is only spoken. Default `hidden`. */
  labelPlace?: 'inline' | 'above' | 'hidden'
  value: T
  onValueChange: (value: T) => void
  options: Array<ChipOption<T>>
  name?: string
  disabled?: boolean
  className?: string
}

const chip =
  'numeric relative inline-flex h-8 cursor-pointer select-none items-center gap-1.5 rounded-sm border border-line bg-raised px-2.5 text-sm font-medium text-muted pointer-coarse:h-10 pointer-coarse:px-3 ' +
  'transition-[background-color,border-color,color] duration-(--duration-fast) hover:border-line-strong hover:text-ink ' +
  'has-checked:border-ink has-checked:bg-ink has-checked:text-background ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring ' +
  'has-disabled:cursor-not-allowed has-disabled:opacity-45 has-disabled:hover:border-line [&_svg]:size-3.5'

/** One of a few, as compact chips: a radio group with arrow keys. */
export function ChipGroup<T extends string>(props: ChipGroupProps<T>) {
  const { label, labelPlace = 'hidden', value, onValueChange, options, name, disabled, className } = props
  const labelId = useId()
  const ownName = useId()
  return (
    <div
      className={cn(
        'flex min-w-0',
        labelPlace === 'inline' ? 'items-center gap-3' : 'flex-col',
        labelPlace === 'above' && 'gap-1.5',
        className,
      )}
    >
      <span
        id={labelId}
        className={
          labelPlace === 'hidden'
            ? 'sr-only'
            : cn('shrink-0 text-sm', labelPlace === 'above' ? 'font-medium' : 'text-muted')
        }
      >
        {label}
      </span>
      <div role="radiogroup" aria-labelledby={labelId} className="flex min-w-0 flex-wrap gap-1.5">
        {options.map((option) => (
          <label key={option.value} className={chip}>
            <RadioInput
              name={name ?? ownName}
              value={option.value}
              checked={option.value === value}
              disabled={disabled || option.disabled}
              onSelect={() => onValueChange(option.value)}
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}

'use client'

import { useId } from 'react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { RadioInput } from './radio-input'

export type SegmentedOption<T extends string> = { value: T; label: string; icon?: ReactNode; disabled?: boolean }

export type SegmentedControlProps<T extends string> = {
  label: string
  value: T
  onValueChange: (value: T) => void
  options: Array<SegmentedOption<T>>
  /** `icons` shows only the icons; the labels are spoken. Default `labels`. */
  show?: 'labels' | 'icons'
  size?: 'sm' | 'md'
  className?: string
}

const sizes = { sm: 'h-6 text-xs', md: 'h-7 text-sm pointer-coarse:h-9' } as const

/** Switches between two to four views of the same thing. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, onValueChange, options, show = 'labels', size = 'md', className } = props
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex shrink-0 gap-0.5 rounded-md border border-line bg-sunken/70 p-0.5', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={show === 'icons' ? option.label : undefined}
          className={cn(
            'relative inline-flex cursor-pointer items-center justify-center gap-1.5 rounded-sm font-medium text-muted select-none [&_svg]:size-3.5',
            'transition-[background-color,color] duration-(--duration-fast) hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:outline has-checked:-outline-offset-1 has-checked:outline-line',
            'has-focus-visible:outline-2! has-focus-visible:outline-offset-1! has-focus-visible:outline-ring! has-disabled:cursor-not-allowed has-disabled:opacity-45',
            show === 'icons' ? 'w-8 pointer-coarse:w-10' : 'px-2.5',
            sizes[size],
          )}
        >
          <RadioInput
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            label={show === 'icons' ? option.label : undefined}
            onSelect={() => onValueChange(option.value)}
          />
          {option.icon}
          {show === 'labels' ? option.label : null}
        </label>
      ))}
    </div>
  )
}

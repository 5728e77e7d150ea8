'use client'

import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { cn } from './cn'

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
  return (
    <RadioGroup<T>
      aria-label={label}
      value={value}
      onValueChange={onValueChange}
      className={cn('inline-flex shrink-0 gap-0.5 rounded-md border border-line bg-sunken/70 p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          aria-label={show === 'icons' ? option.label : undefined}
          title={show === 'icons' ? option.label : undefined}
          className={cn(
            'inline-flex cursor-pointer items-center justify-center gap-1.5 rounded-sm font-medium text-muted select-none [&_svg]:size-3.5',
            'transition-[background-color,color] duration-(--duration-fast) hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:outline data-checked:-outline-offset-1 data-checked:outline-line',
            'focus-visible:outline-2! focus-visible:outline-offset-1! focus-visible:outline-ring! data-disabled:cursor-not-allowed data-disabled:opacity-45',
            show === 'icons' ? 'w-8 pointer-coarse:w-10' : 'px-2.5',
            sizes[size],
          )}
        >
          {option.icon}
          {show === 'labels' ? option.label : null}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}

'use client'

import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { floatingGroupLabel, floatingItem, floatingPanel, inputEdge } from '../styles/recipes'
import { cn } from './cn'

export type SelectOption<T extends string> = {
  value: T
  label: string
  /** A second line in the list. */
  hint?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

export type SelectGroup<T extends string> = { label?: string; options: Array<SelectOption<T>> }

export type SelectProps<T extends string> = {
  value?: T | null
  defaultValue?: T | null
  onValueChange?: (value: T) => void
  /** A flat list, or groups with headings. */
  options: Array<SelectOption<T>> | Array<SelectGroup<T>>
  placeholder?: string
  /** Its name where no `Field` gives one. */
  label?: string
  size?: 'sm' | 'md' | 'lg'
  name?: string
  id?: string
  disabled?: boolean
  required?: boolean
  className?: string
}

const sizes = {
  sm: 'h-7 pl-2 pr-1.5 text-sm',
  md: 'h-9 pl-3 pr-2 pointer-coarse:h-11',
  lg: 'h-11 pl-3.5 pr-2.5',
} as const

function toGroups<T extends string>(options: SelectProps<T>['options']): Array<SelectGroup<T>> {
  const groups: Array<SelectGroup<T>> = []
  const loose: Array<SelectOption<T>> = []
  for (const entry of options) {
    if ('options' in entry) groups.push(entry)
    else loose.push(entry)
  }
  return loose.length > 0 ? [{ options: loose }, ...groups] : groups
}

/** One of several, in a list that opens. For two to five short ones take `ChipGroup` or `SegmentedControl`. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, defaultValue, onValueChange, options, placeholder, label, size = 'md', id, className, ...rest } = props
  const groups = toGroups(options)
  const all = groups.flatMap((group) => group.options)
  const change = (next: T | null) => {
    if (next !== null) onValueChange?.(next)
  }
  return (
    <Base.Root {...rest} id={id} value={value} defaultValue={defaultValue} onValueChange={change} items={all}>
      <Base.Trigger
        aria-label={label}
        className={cn(
          inputEdge,
          'flex items-center justify-between gap-2 text-left select-none data-disabled:bg-sunken data-disabled:text-muted data-popup-open:border-ring',
          sizes[size],
          className,
        )}
      >
        <Base.Value className="min-w-0 truncate data-placeholder:text-muted" placeholder={placeholder} />
        <Base.Icon className="shrink-0 text-muted">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} collisionPadding={8} className="z-60 outline-none">
          <Base.Popup className={cn(floatingPanel, 'max-w-[calc(100vw-1rem)] min-w-(--anchor-width)')}>
            <Base.List className="max-h-[min(24rem,var(--available-height))] scroll-py-1 overflow-y-auto p-1">
              {groups.map((group) => (
                <Base.Group key={group.label ?? ''}>
                  {group.label ? <Base.GroupLabel className={floatingGroupLabel}>{group.label}</Base.GroupLabel> : null}
                  {group.options.map((option) => (
                    <Option key={option.value} {...option} />
                  ))}
                </Base.Group>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Option<T extends string>({ value, label, hint, icon, disabled }: SelectOption<T>) {
  return (
    <Base.Item value={value} label={label} disabled={disabled} className={floatingItem}>
      {icon}
      <span className="min-w-0 flex-1">
        <Base.ItemText className="block truncate">{label}</Base.ItemText>
        {hint ? <span className="block text-xs text-muted">{hint}</span> : null}
      </span>
      <span className="grid size-4 shrink-0 place-items-center">
        <Base.ItemIndicator>
          <Check aria-hidden="true" />
        </Base.ItemIndicator>
      </span>
    </Base.Item>
  )
}

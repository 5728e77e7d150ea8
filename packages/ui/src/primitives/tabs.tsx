'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

/** Holds which tab is shown: `value` + `onValueChange`, or `defaultValue`. */
export function Tabs({
  className,
  ...props
}: Omit<ComponentProps<typeof Base.Root>, 'className'> & { className?: string }) {
  return <Base.Root {...props} className={cn('flex min-w-0 flex-col', className)} />
}

/** The row of tabs; scrolls sideways where it is too narrow. */
export function TabList({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <Base.List
      aria-label={label}
      className={cn('relative flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]', className)}
    >
      {children}
      <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-ink transition-[translate,width] duration-(--duration-slow)" />
    </Base.List>
  )
}

export type TabProps = { value: string; icon?: ReactNode; count?: ReactNode; disabled?: boolean; children: ReactNode }

/** One tab; `count` stands after its words. */
export function Tab({ icon, count, children, ...props }: TabProps) {
  return (
    <Base.Tab
      {...props}
      className="inline-flex h-10 shrink-0 items-center gap-2 rounded-t-sm px-3 text-base font-medium whitespace-nowrap text-muted transition-colors duration-(--duration-fast) hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink data-disabled:opacity-45 [&_svg]:size-4"
    >
      {icon}
      {children}
      {count === undefined ? null : <span className="numeric text-xs text-muted">{count}</span>}
    </Base.Tab>
  )
}

/** What the tab of the same `value` shows. */
export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  return (
    <Base.Panel value={value} className={cn('min-w-0 rounded-sm pt-5', className)}>
      {children}
    </Base.Panel>
  )
}

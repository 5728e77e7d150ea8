'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { floatingGroupLabel, floatingItem, floatingPanel } from '../styles/recipes'
import { cn } from './cn'
import { Kbd } from './kbd'

export type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** A list of actions. Children: `MenuItem`, `MenuLink`, `MenuChoice`, `MenuGroup`, `MenuSeparator`. */
export function Menu({
  trigger,
  open,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  className,
  children,
}: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-60 outline-none">
          <Base.Popup
            className={cn(floatingPanel, 'max-h-(--available-height) max-w-80 min-w-48 overflow-y-auto p-1', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export type MenuItemProps = {
  icon?: ReactNode
  shortcut?: string[]
  /** `danger` for what destroys. */
  tone?: 'neutral' | 'danger'
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}

const danger = 'text-failed data-highlighted:bg-failed-soft'

/** One action; the menu closes after it. */
export function MenuItem({ icon, shortcut, tone = 'neutral', disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={cn(floatingItem, tone === 'danger' && danger)}>
      {icon ? <span className={cn('contents', tone === 'neutral' && '[&_svg]:text-muted')}>{icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </Base.Item>
  )
}

/** A way to another page: `<MenuLink render={<Link href="/settings" />}>Settings</MenuLink>`. */
export function MenuLink({ icon, render, children }: { icon?: ReactNode; render: ReactElement; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={render} className={floatingItem}>
      {icon ? <span className="contents [&_svg]:text-muted">{icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Base.LinkItem>
  )
}

export type MenuChoiceProps<T extends string> = {
  label: string
  value: T
  onValueChange: (value: T) => void
  options: Array<{ value: T; label: string; icon?: ReactNode }>
}

/** One of several inside a menu, e.g. the language. */
export function MenuChoice<T extends string>({ label, value, onValueChange, options }: MenuChoiceProps<T>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onValueChange}>
      <Base.GroupLabel className={floatingGroupLabel}>{label}</Base.GroupLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={floatingItem}>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden="true" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={floatingGroupLabel}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <Base.Separator className="mx-2.5 my-1 h-px bg-line" />
}

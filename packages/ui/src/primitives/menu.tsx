'use client'

import { Check } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { useMenuParts } from '../overlays/menu-parts'
import { OverlayTrigger, useOpenState } from '../overlays/open-state'
import { floatingGroupLabel, floatingItem } from '../styles/recipes'
import { cn } from './cn'
import { Kbd } from './kbd'

const load = () => import('../overlays/menu-panel')
const MenuPanel = lazy(load)

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
  const anchor = useRef<HTMLElement>(null)
  const state = useOpenState({ open, onOpenChange })
  return (
    <>
      <OverlayTrigger trigger={trigger} kind="menu" anchor={anchor} prepare={() => void load()} {...state} />
      {state.wasOpened ? (
        <Suspense>
          <MenuPanel anchor={anchor} side={side} align={align} className={className} {...state}>
            {children}
          </MenuPanel>
        </Suspense>
      ) : null}
    </>
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
  const Base = useMenuParts()
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
  const Base = useMenuParts()
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
  const Base = useMenuParts()
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
  const Base = useMenuParts()
  return (
    <Base.Group>
      <Base.GroupLabel className={floatingGroupLabel}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

/** A hairline between groups. */
export function MenuSeparator() {
  const Base = useMenuParts()
  return <Base.Separator className="mx-2.5 my-1 h-px bg-line" />
}

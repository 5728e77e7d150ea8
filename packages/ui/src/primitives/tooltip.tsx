'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd'

export type TooltipProps = {
  /** The words; short, since a tooltip is lost on touch. */
  label: ReactNode
  /** Keys shown after the words, e.g. `['⌘', 'K']`. */
  shortcut?: string[]
  side?: 'top' | 'bottom' | 'left' | 'right'
  disabled?: boolean
  /** The one element it belongs to; it must take a ref and spread its props. */
  children: ReactElement
}

/** Neighbouring tooltips inside open at once after the first. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={400} closeDelay={60}>
      {children}
    </Base.Provider>
  )
}

/** Words on hover and focus. Never the only place of something one must know. */
export function Tooltip({ label, shortcut, side = 'top', disabled, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger delay={400} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup className="flex max-w-64 items-center gap-2 rounded-sm bg-inverse px-2 py-1 text-xs text-on-inverse transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:opacity-0">
            {label}
            {shortcut ? <Kbd keys={shortcut} tone="inverse" /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

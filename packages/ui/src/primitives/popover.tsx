'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { floatingPanel } from '../styles/recipes'
import { cn } from './cn'

export type PopoverProps = {
  /** The button that opens it. */
  trigger: ReactElement
  /** Names it; shown as its heading unless `titleHidden`. */
  title: string
  titleHidden?: boolean
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** A small panel beside its button, for what needs no page of its own. */
export function Popover(props: PopoverProps) {
  const {
    trigger,
    title,
    titleHidden,
    open,
    onOpenChange,
    side = 'bottom',
    align = 'start',
    className,
    children,
  } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup
            className={cn(
              floatingPanel,
              'flex max-h-(--available-height) w-80 max-w-[calc(100vw-1rem)] flex-col overflow-y-auto p-4',
              className,
            )}
          >
            <Base.Title className={titleHidden ? 'sr-only' : 'mb-3 text-base font-semibold'}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Closes the popover it stands in. */
export const PopoverClose = Base.Close

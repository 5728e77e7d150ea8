'use client'

import { Menu as Base } from '@base-ui/react/menu'
import type { FocusEvent, ReactNode, RefObject } from 'react'
import { cn } from '../primitives/cn'
import { floatingPanel } from '../styles/recipes'
import { MenuParts } from './menu-parts'
import { keepForTrigger, useOpenAfterMount } from './open-state'

export type MenuPanelProps = {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  setOpen: (open: boolean) => void
  side: 'top' | 'bottom' | 'left' | 'right'
  align: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

// Opened by a key, the first item is at hand; opened by the pointer, none is marked.
function markFirst({ target, currentTarget }: FocusEvent<HTMLDivElement>) {
  if (target !== currentTarget || !currentTarget.matches(':focus-visible')) return
  currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
}

/** The part of a menu that needs Base UI; `Menu` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function MenuPanel({ anchor, open, setOpen, side, align, className, children }: MenuPanelProps) {
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root
      open={shown}
      onOpenChange={(next, details) => {
        if (!keepForTrigger(anchor, details)) setOpen(next)
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 outline-none"
        >
          <Base.Popup
            onFocus={markFirst}
            finalFocus={anchor}
            className={cn(floatingPanel, 'max-h-(--available-height) max-w-80 min-w-48 overflow-y-auto p-1', className)}
          >
            <MenuParts value={Base}>{children}</MenuParts>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import { cn } from '../primitives/cn'
import { floatingPanel } from '../styles/recipes'
import { keepForTrigger, useOpenAfterMount } from './open-state'

export type PopoverPanelProps = {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  setOpen: (open: boolean) => void
  title: string
  titleHidden?: boolean
  side: 'top' | 'bottom' | 'left' | 'right'
  align: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** The part of a popover that needs Base UI; `Popover` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function PopoverPanel(props: PopoverPanelProps) {
  const { anchor, open, setOpen, title, titleHidden, side, align, className, children } = props
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root
      open={shown}
      onOpenChange={(next, details) => {
        if (!keepForTrigger(anchor, details)) setOpen(next)
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup
            finalFocus={anchor}
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

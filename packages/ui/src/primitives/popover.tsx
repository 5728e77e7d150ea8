'use client'

import { lazy, Suspense, useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { CloseContext, OverlayClose } from '../overlays/close'
import type { OverlayCloseProps } from '../overlays/close'
import { OverlayTrigger, useOpenState } from '../overlays/open-state'

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

const load = () => import('../overlays/popover-panel')
const PopoverPanel = lazy(load)

/** A small panel beside its button, for what needs no page of its own. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange, side = 'bottom', align = 'start', children, ...look } = props
  const anchor = useRef<HTMLElement>(null)
  const state = useOpenState({ open, onOpenChange })
  return (
    <>
      <OverlayTrigger trigger={trigger} kind="dialog" anchor={anchor} prepare={() => void load()} {...state} />
      {state.wasOpened ? (
        <Suspense>
          <PopoverPanel anchor={anchor} side={side} align={align} {...look} {...state}>
            <CloseContext value={() => state.setOpen(false)}>{children}</CloseContext>
          </PopoverPanel>
        </Suspense>
      ) : null}
    </>
  )
}

/** Closes the popover it stands in: `<PopoverClose render={<Button />}>Done</PopoverClose>`. */
export function PopoverClose(props: OverlayCloseProps) {
  return <OverlayClose {...props} />
}

'use client'

import { useRender } from '@base-ui/react/use-render'
import { useEffect, useState } from 'react'
import type { KeyboardEvent, ReactElement, RefObject } from 'react'

export type OpenProps = { open?: boolean; defaultOpen?: boolean; onOpenChange?: (open: boolean) => void }

/** Controlled by `open`, or by itself. `wasOpened` stays true after the first time, so that closing can be seen. */
export function useOpenState({ open: given, defaultOpen = false, onOpenChange }: OpenProps) {
  const [own, setOwn] = useState(defaultOpen)
  const open = given ?? own
  const [wasOpened, setWasOpened] = useState(open)
  if (open && !wasOpened) setWasOpened(true)

  const setOpen = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  return { open, setOpen, wasOpened }
}

/** `open`, but never in the first render: a panel that has just been loaded still comes in like any other time. */
export function useOpenAfterMount(open: boolean): boolean {
  const [mounted, setMounted] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setMounted(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return open && mounted
}

export type OverlayTriggerProps = {
  trigger: ReactElement
  kind: 'dialog' | 'menu'
  open: boolean
  setOpen: (open: boolean) => void
  /** Starts loading what will open, at the first sign that it will be wanted. */
  prepare: () => void
  anchor?: RefObject<HTMLElement | null>
}

/** The button of an overlay whose panel is loaded only when it is wanted. */
export function OverlayTrigger({ trigger, kind, open, setOpen, prepare, anchor }: OverlayTriggerProps) {
  const press = (event: KeyboardEvent) => {
    if (kind !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    setOpen(true)
  }
  const own = {
    'aria-haspopup': kind,
    'aria-expanded': open,
    'data-popup-open': open ? '' : undefined,
    onPointerEnter: prepare,
    onFocus: prepare,
    onKeyDown: press,
    onClick: () => setOpen(!open),
  }
  return useRender({ render: trigger, ref: anchor, props: own })
}

export type CloseDetails = { reason: string; event: Event; cancel: () => void }

/** A press on the trigger closes by the trigger's own click; without this it would close and open again. */
export function keepForTrigger(anchor: RefObject<HTMLElement | null>, details: CloseDetails): boolean {
  const target = details.event.target
  const isTriggers =
    details.reason === 'outside-press' && target instanceof Node && anchor.current?.contains(target) === true
  if (isTriggers) details.cancel()
  return isTriggers
}

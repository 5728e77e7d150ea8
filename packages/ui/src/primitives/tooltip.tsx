'use client'

import { useRender } from '@base-ui/react/use-render'
import { createContext, use, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { PointerEvent, ReactElement, ReactNode, RefObject } from 'react'
import { createPortal } from 'react-dom'
import { placeBeside } from '../overlays/place'
import type { Side } from '../overlays/place'
import { Kbd } from './kbd'

export type TooltipProps = {
  /** The words; short, since a tooltip is lost on touch. */
  label: ReactNode
  /** Keys shown after the words, e.g. `['⌘', 'K']`. */
  shortcut?: string[]
  side?: Side
  disabled?: boolean
  /** The one element it belongs to; it must take a ref and spread its props. */
  children: ReactElement
}

const openAfterMs = 400
const closeAfterMs = 80
const neighbourMs = 300

function openGroup() {
  let hiddenAt = 0
  return {
    left: () => {
      hiddenAt = Date.now()
    },
    isWarm: () => Date.now() - hiddenAt < neighbourMs,
  }
}

const Group = createContext(openGroup())

/** Neighbouring tooltips inside open at once after the first. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [group] = useState(openGroup)
  return <Group value={group}>{children}</Group>
}

/** Words on hover and focus; Escape takes them away. Never the only place of something one must know. */
export function Tooltip({ label, shortcut, side = 'top', disabled = false, children }: TooltipProps) {
  const anchor = useRef<HTMLElement>(null)
  const id = useId()
  const tip = useShown(disabled)

  const element = useRender({
    render: children,
    ref: anchor,
    props: {
      'aria-describedby': tip.shown ? id : undefined,
      onPointerEnter: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') tip.soon()
      },
      onPointerLeave: tip.later,
      onPointerDown: tip.hide,
      onFocus: () => {
        if (anchor.current?.matches(':focus-visible')) tip.show()
      },
      onBlur: tip.hide,
    },
  })
  return (
    <>
      {element}
      {tip.shown ? (
        <Bubble id={id} anchor={anchor} side={side} hide={tip.hide} stay={tip.show} leave={tip.later}>
          {label}
          {shortcut ? <Kbd keys={shortcut} tone="inverse" /> : null}
        </Bubble>
      ) : null}
    </>
  )
}

function useShown(disabled: boolean) {
  const group = use(Group)
  const [wanted, setWanted] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const set = (next: boolean) => {
    clearTimeout(timer.current)
    setWanted(next)
  }
  const after = (ms: number, next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setWanted(next), ms)
  }
  return {
    shown: wanted && !disabled,
    show: () => set(true),
    hide: () => set(false),
    soon: () => (group.isWarm() ? set(true) : after(openAfterMs, true)),
    later: () => {
      if (wanted) group.left()
      after(closeAfterMs, false)
    },
  }
}

type BubbleProps = {
  id: string
  anchor: RefObject<HTMLElement | null>
  side: Side
  hide: () => void
  stay: () => void
  leave: () => void
  children: ReactNode
}

// In the top layer, so that it lies over dialogs too; one may move the pointer onto it (WCAG 1.4.13).
function Bubble({ id, anchor, side, hide, stay, leave, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = bubble.current
    if (!element || !anchor.current) return
    element.showPopover?.()
    const screen = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const spot = placeBeside(side, anchor.current.getBoundingClientRect(), element.getBoundingClientRect(), screen)
    element.style.left = `${spot.left}px`
    element.style.top = `${spot.top}px`
  })

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('keydown', press, true)
    window.addEventListener('scroll', hide, { capture: true, passive: true })
    return () => {
      document.removeEventListener('keydown', press, true)
      window.removeEventListener('scroll', hide, { capture: true })
    }
  }, [hide])

  return createPortal(
    <div
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={stay}
      onPointerLeave={leave}
      className="fixed inset-auto z-60 m-0 max-w-64 animate-appear items-center gap-2 rounded-sm border-0 bg-inverse px-2 py-1 text-xs text-on-inverse open:flex"
    >
      {children}
    </div>,
    document.body,
  )
}

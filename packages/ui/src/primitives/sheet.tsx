'use client'

import { lazy, Suspense } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { OverlayTrigger, useOpenState } from '../overlays/open-state'

export type SheetProps = {
  open?: boolean
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  /** What opens it, when it is not controlled. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  closeLabel: string
  footer?: ReactNode
  /** 380, 480 or 640 px wide on a wide screen. Default `md`. */
  size?: 'sm' | 'md' | 'lg'
  children: ReactNode
}

const load = () => import('../overlays/sheet-panel')
const SheetPanel = lazy(load)

/** A panel from the right; on a phone from the foot, where a swipe down closes it. */
export function Sheet(props: SheetProps) {
  const state = useOpenState(props)
  return (
    <>
      {props.trigger ? (
        <OverlayTrigger trigger={props.trigger} kind="dialog" prepare={() => void load()} {...state} />
      ) : null}
      {state.wasOpened ? (
        <Suspense>
          <SheetPanel {...props} {...state} />
        </Suspense>
      ) : null}
    </>
  )
}

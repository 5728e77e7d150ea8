'use client'

import { lazy, Suspense } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { OverlayTrigger, useOpenState } from '../overlays/open-state'

export type ReasonField = {
  label: string
  hint?: string
  placeholder?: string
  /** Until as many characters are written the action waits; 0 makes the reason optional. Default 1. */
  minLength?: number
}

export type AlertDialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What opens it, when it is not controlled. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  /** More facts: what it costs, what comes back. */
  children?: ReactNode
  confirmLabel: string
  cancelLabel: string
  /** `danger` for what cannot be undone. Default `neutral`. */
  tone?: 'neutral' | 'danger'
  /** Asks why; the text goes to `onConfirm`. */
  reason?: ReasonField
  /** Closes when it resolves; stays open and shows `describeError` when it rejects. */
  onConfirm: (reason: string) => void | Promise<void>
  describeError?: (error: unknown) => string
}

const load = () => import('../overlays/alert-panel')
const AlertPanel = lazy(load)

/** Asks before something of weight happens. */
export function AlertDialog(props: AlertDialogProps) {
  const state = useOpenState(props)
  return (
    <>
      {props.trigger ? (
        <OverlayTrigger trigger={props.trigger} kind="dialog" prepare={() => void load()} {...state} />
      ) : null}
      {state.wasOpened ? (
        <Suspense>
          <AlertPanel {...props} {...state} />
        </Suspense>
      ) : null}
    </>
  )
}

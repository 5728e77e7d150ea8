'use client'

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { openToasts, toastWish } from '../overlays/toast-door'
import { Button } from './button'

export type ToastTone = 'neutral' | 'held' | 'released' | 'failed'

export type ToastInput = {
  title: ReactNode
  text?: ReactNode
  tone?: ToastTone
  /** The undo, or the way to what happened. Closes the toast. */
  action?: { label: string; onClick: () => void }
  closeLabel: string
  /** Milliseconds in sight; `Infinity` until closed. Default 6000, 12000 with an action. */
  durationMs?: number
  /** Replaces the toast that has the same id. */
  id?: string
}

export type ToasterProps = {
  /** Names the region of messages. */
  label: string
}

const icons: Record<ToastTone, ReactNode> = {
  neutral: <Info className="text-muted" />,
  held: <TriangleAlert className="text-held" />,
  released: <CircleCheck className="text-released" />,
  failed: <CircleAlert className="text-failed" />,
}

const ToastStack = lazy(() => import('../overlays/toast-stack'))

/** Where toasts appear. Once, at the root of the app; its machinery comes with the first toast. */
export function Toaster({ label }: ToasterProps) {
  const wanted = useSyncExternalStore(toastWish.subscribe, toastWish.read, () => false)
  if (!wanted) return null
  return (
    <Suspense>
      <ToastStack label={label} />
    </Suspense>
  )
}

let shown = 0

/** Shows a passing message and returns its id. What must not be missed belongs into the page. */
export function showToast(input: ToastInput): string {
  const { id = `toast-${++shown}`, action, durationMs } = input
  const show = async () => {
    const toast = await openToasts()
    toast.custom((key) => <ToastCard {...input} close={() => toast.dismiss(key)} />, {
      id,
      duration: durationMs ?? (action ? 12_000 : 6000),
    })
  }
  void show()
  return id
}

/** Takes a toast away; without an id, all of them. */
export async function dismissToast(id?: string): Promise<void> {
  const toast = await openToasts()
  toast.dismiss(id)
}

function ToastCard({ title, text, tone = 'neutral', action, closeLabel, close }: ToastInput & { close: () => void }) {
  return (
    <div className="flex w-full items-start gap-3 rounded-lg border border-line bg-raised py-3 pr-2 pl-4 text-base text-ink shadow-float sm:w-[356px]">
      <span aria-hidden="true" className="mt-0.5 shrink-0 [&_svg]:size-4">
        {icons[tone]}
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {text ? <p className="mt-0.5 text-sm text-muted">{text}</p> : null}
        {action ? (
          <Button
            size="sm"
            className="mt-2"
            onClick={() => {
              action.onClick()
              close()
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </div>
      <button
        type="button"
        aria-label={closeLabel}
        onClick={close}
        className="grid size-7 shrink-0 place-items-center rounded-sm text-muted hover:bg-wash hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  )
}

'use client'

import { mergeProps } from '@base-ui/react/merge-props'
import { useRender } from '@base-ui/react/use-render'
import { createContext, lazy, Suspense, use } from 'react'
import type { ReactNode, RefObject } from 'react'
import { CloseContext, OverlayClose } from '../overlays/close'
import type { OverlayCloseProps } from '../overlays/close'
import { useOpenState } from '../overlays/open-state'
import type { OpenProps } from '../overlays/open-state'
import { cn } from './cn'

export type DialogSize = 'sm' | 'md' | 'lg' | 'xl'

export type DialogContentProps = {
  title: ReactNode
  /** Keeps the title for screen readers only. */
  titleHidden?: boolean
  description?: ReactNode
  /** The name of the cross. */
  closeLabel: string
  /** 400, 520, 720 or 960 px wide at most. Default `md`. */
  size?: DialogSize
  /** The buttons, the main one last. */
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  className?: string
  children?: ReactNode
}

const sizes: Record<DialogSize, string> = {
  sm: 'sm:max-w-[400px]',
  md: 'sm:max-w-[520px]',
  lg: 'sm:max-w-[720px]',
  xl: 'sm:max-w-[960px]',
}

const load = () => import('../overlays/dialog-panel')
const DialogPanel = lazy(load)
const prepare = () => void load()

type DialogState = ReturnType<typeof useOpenState>
const DialogContext = createContext<DialogState | null>(null)

function useDialog(): DialogState {
  const state = use(DialogContext)
  if (!state) throw new Error('Dialog parts stand inside a Dialog')
  return state
}

/** Holds the state: `open` + `onOpenChange`, or uncontrolled with a `DialogTrigger`. */
export function Dialog({ children, ...props }: OpenProps & { children: ReactNode }) {
  const state = useOpenState(props)
  return <DialogContext value={state}>{children}</DialogContext>
}

/** Opens the dialog: `<DialogTrigger render={<Button />}>Rename</DialogTrigger>`. */
export function DialogTrigger({ render, ...props }: useRender.ComponentProps<'button'>) {
  const { open, setOpen } = useDialog()
  const own = {
    type: 'button' as const,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': open,
    onClick: () => setOpen(true),
    onPointerEnter: prepare,
    onFocus: prepare,
  }
  return useRender({ defaultTagName: 'button', render, props: mergeProps<'button'>(own, props) })
}

/** Closes the dialog: `<DialogClose render={<Button />}>Cancel</DialogClose>`. */
export function DialogClose(props: OverlayCloseProps) {
  return <OverlayClose {...props} />
}

/** Title, body that scrolls, footer that stays. Focus goes in, and back to where it was. */
export function DialogContent({ size = 'md', footer, className, children, ...props }: DialogContentProps) {
  const { open, setOpen, wasOpened } = useDialog()
  const close = () => setOpen(false)
  if (!wasOpened) return null
  return (
    <Suspense>
      <DialogPanel
        {...props}
        open={open}
        setOpen={setOpen}
        footer={footer ? <CloseContext value={close}>{footer}</CloseContext> : null}
        className={cn(sizes[size], className)}
      >
        {children ? <CloseContext value={close}>{children}</CloseContext> : null}
      </DialogPanel>
    </Suspense>
  )
}

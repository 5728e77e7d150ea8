'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps, ReactNode, RefObject } from 'react'
import { backdrop } from '../styles/recipes'
import { cn } from './cn'
import { IconButton } from './icon-button'

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

/** The frame every dialog shares; it stands at the foot of a phone and in the middle of a wide screen. */
export const dialogViewport = 'fixed inset-0 z-50 flex items-end justify-center overflow-hidden sm:items-center sm:p-6'

export const dialogPopup =
  'relative flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-lg border border-line bg-raised text-ink shadow-dialog outline-none sm:max-h-[min(88dvh,900px)] sm:rounded-lg ' +
  'transition-[opacity,translate,scale] duration-(--duration-slow) data-ending-style:duration-(--duration-fast) ' +
  'data-starting-style:opacity-0 data-starting-style:translate-y-6 sm:data-starting-style:translate-y-0 sm:data-starting-style:scale-97 ' +
  'data-ending-style:opacity-0 data-ending-style:translate-y-6 sm:data-ending-style:translate-y-0 sm:data-ending-style:scale-97'

/** Holds the state: `open` + `onOpenChange`, or uncontrolled with a `DialogTrigger`. */
export function Dialog(props: ComponentProps<typeof Base.Root>) {
  return <Base.Root {...props} />
}

/** Opens the dialog: `<DialogTrigger render={<Button />}>Rename</DialogTrigger>`. */
export const DialogTrigger = Base.Trigger

/** Closes the dialog: `<DialogClose render={<Button />}>Cancel</DialogClose>`. */
export const DialogClose = Base.Close

/** Title, body that scrolls, footer that stays. Focus goes in, and back to where it was. */
export function DialogContent(props: DialogContentProps) {
  const { title, titleHidden, description, closeLabel, size = 'md', footer, initialFocus, className, children } = props
  return (
    <Base.Portal>
      <Base.Backdrop className={backdrop} />
      <Base.Viewport className={dialogViewport}>
        <Base.Popup initialFocus={initialFocus} className={cn(dialogPopup, sizes[size], className)}>
          <header className={cn('flex items-start gap-4 pt-5 pr-14 pb-3 pl-6', titleHidden && 'sr-only')}>
            <div className="min-w-0">
              <Base.Title className="text-xl font-semibold">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-base text-muted">{description}</Base.Description>
              ) : null}
            </div>
          </header>
          {children ? (
            <div className={cn('min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-6', titleHidden && 'pt-6')}>{children}</div>
          ) : null}
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
          <div className="absolute top-3.5 right-3.5">
            <Base.Close render={<IconButton label={closeLabel} icon={<X aria-hidden="true" />} />} />
          </div>
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  )
}

/** The row of buttons; on a phone they share the width. */
export function DialogFooter({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <footer
      className={cn(
        'flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-6 py-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] max-sm:*:flex-1',
        className,
      )}
    >
      {children}
    </footer>
  )
}

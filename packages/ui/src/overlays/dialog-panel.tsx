'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { cn } from '../primitives/cn'
import { IconButton } from '../primitives/icon-button'
import { backdrop, dialogPopup, dialogViewport } from '../styles/recipes'
import { OverlayFooter } from './footer'
import { useOpenAfterMount } from './open-state'

export type DialogPanelProps = {
  open: boolean
  setOpen: (open: boolean) => void
  title: ReactNode
  titleHidden?: boolean
  description?: ReactNode
  closeLabel: string
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  className?: string
  children?: ReactNode
}

/** The part of a dialog that needs Base UI; `DialogContent` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function DialogPanel(props: DialogPanelProps) {
  const { open, setOpen, title, titleHidden, description, closeLabel, footer, initialFocus, className, children } =
    props
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root open={shown} onOpenChange={(next) => setOpen(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className={dialogViewport}>
          <Base.Popup initialFocus={initialFocus} className={cn(dialogPopup, className)}>
            <header className={cn('flex items-start gap-4 pt-5 pr-14 pb-3 pl-6', titleHidden && 'sr-only')}>
              <div className="min-w-0">
                <Base.Title className="text-xl font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description className="mt-1 text-base text-muted">{description}</Base.Description>
                ) : null}
              </div>
            </header>
            {children ? (
              <div className={cn('min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-6', titleHidden && 'pt-6')}>
                {children}
              </div>
            ) : null}
            {footer ? <OverlayFooter>{footer}</OverlayFooter> : null}
            <div className="absolute top-3.5 right-3.5">
              <Base.Close render={<IconButton label={closeLabel} icon={<X aria-hidden="true" />} />} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

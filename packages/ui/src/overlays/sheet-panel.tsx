'use client'

import { Drawer as Base } from '@base-ui/react/drawer'
import { X } from 'lucide-react'
import { cn } from '../primitives/cn'
import { IconButton } from '../primitives/icon-button'
import { useMediaQuery } from '../primitives/media-query'
import type { SheetProps } from '../primitives/sheet'
import { backdrop } from '../styles/recipes'
import { OverlayFooter } from './footer'
import { useOpenAfterMount } from './open-state'

export type SheetPanelProps = SheetProps & { open: boolean; setOpen: (open: boolean) => void }

const sizes = { sm: 'w-[380px]', md: 'w-[480px]', lg: 'w-[640px]' } as const

const slide =
  'transition-transform duration-(--duration-slow) data-swiping:duration-0 data-swiping:select-none outline-none'

const right =
  'h-full max-w-[92vw] border-l [transform:translateX(var(--drawer-swipe-movement-x))] ' +
  'data-starting-style:[transform:translateX(100%)] data-ending-style:[transform:translateX(100%)]'

const bottom =
  'max-h-[88dvh] w-full rounded-t-lg border-t [transform:translateY(var(--drawer-swipe-movement-y))] ' +
  'data-starting-style:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]'

/** The part of a sheet that needs Base UI; `Sheet` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function SheetPanel(props: SheetPanelProps) {
  const { open, setOpen, title, description, closeLabel, footer, size = 'md', children } = props
  const wide = useMediaQuery('(min-width: 40rem)', 'matches')
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root open={shown} onOpenChange={(next) => setOpen(next)} swipeDirection={wide ? 'right' : 'down'}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className={cn('fixed inset-0 z-50 flex', wide ? 'items-stretch justify-end' : 'items-end')}>
          <Base.Popup
            className={cn(
              'flex flex-col bg-raised text-ink shadow-dialog',
              slide,
              wide ? cn(right, sizes[size]) : bottom,
            )}
          >
            {wide ? null : <div aria-hidden="true" className="mx-auto mt-2 h-1 w-9 rounded-full bg-line-strong/60" />}
            <header className="flex items-start justify-between gap-4 py-4 pr-3.5 pl-5">
              <div className="min-w-0 pt-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description className="mt-0.5 text-sm text-muted">{description}</Base.Description>
                ) : null}
              </div>
              <Base.Close render={<IconButton label={closeLabel} icon={<X aria-hidden="true" />} />} />
            </header>
            <Base.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6">
              {children}
            </Base.Content>
            {footer ? <OverlayFooter className="px-5">{footer}</OverlayFooter> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

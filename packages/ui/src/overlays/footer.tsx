import type { ReactNode } from 'react'
import { cn } from '../primitives/cn'

/** The row of buttons under a dialog or a sheet; on a phone they share the width. */
export function OverlayFooter({ className, children }: { className?: string; children: ReactNode }) {
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

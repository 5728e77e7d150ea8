'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { useMediaQuery } from './media-query'
import { Sheet } from './sheet'
import { SkipLink } from './skip-link'

export type Inspector = {
  title: string
  closeLabel: string
  onClose: () => void
  content: ReactNode
}

export type AppShellProps = {
  /** `NavRail`, or any left column. */
  rail: ReactNode
  /** `BottomBar`; shown on phones instead of the rail. */
  bottomBar?: ReactNode
  /** Stays at the top of the content column, e.g. on phones the balance. */
  topBar?: ReactNode
  /** Present while something is selected: a column from 1024 px, a sheet below. */
  inspector?: Inspector | null
  /** The first stop of the tab key, e.g. "Skip to content". */
  skipLabel: string
  /** Default `main`. */
  mainId?: string
  children: ReactNode
}

/** Rail, content, inspector; on a phone a bottom bar and a sheet. On paper the content alone. */
export function AppShell(props: AppShellProps) {
  const { rail, bottomBar, topBar, inspector, skipLabel, mainId = 'main', children } = props
  const wide = useMediaQuery('(min-width: 64rem)', 'matches')
  return (
    <div className="flex min-h-dvh bg-background print:min-h-0 print:bg-transparent">
      <SkipLink href={`#${mainId}`}>{skipLabel}</SkipLink>
      <header className="sticky top-0 z-30 h-dvh shrink-0 max-md:hidden print:hidden">{rail}</header>
      <div className="flex min-w-0 flex-1 flex-col">
        <main
          id={mainId}
          tabIndex={-1}
          className={cn(
            'min-w-0 flex-1 outline-none',
            bottomBar && 'max-md:pb-[calc(4.5rem+env(safe-area-inset-bottom))] print:pb-0',
          )}
        >
          {topBar ? <div className="sticky top-0 z-20 bg-background print:hidden">{topBar}</div> : null}
          {children}
        </main>
        {bottomBar ? <div className="fixed inset-x-0 bottom-0 z-30 md:hidden print:hidden">{bottomBar}</div> : null}
      </div>
      {inspector && wide ? <InspectorColumn {...inspector} /> : null}
      {inspector && !wide ? (
        <Sheet open title={inspector.title} closeLabel={inspector.closeLabel} onOpenChange={inspector.onClose}>
          {inspector.content}
        </Sheet>
      ) : null}
    </div>
  )
}

function InspectorColumn({ title, closeLabel, onClose, content }: Inspector) {
  return (
    <aside
      aria-label={title}
      className="sticky top-0 flex h-dvh w-[360px] shrink-0 animate-appear flex-col border-l border-line bg-surface max-lg:hidden"
    >
      <header className="flex items-center justify-between gap-3 py-3 pr-3 pl-5">
        <h2 className="truncate text-lg font-semibold">{title}</h2>
        <IconButton label={closeLabel} icon={<X aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">{content}</div>
    </aside>
  )
}

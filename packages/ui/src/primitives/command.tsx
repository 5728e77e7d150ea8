'use client'

import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import { useOpenState } from '../overlays/open-state'

export type CommandEntry = {
  id: string
  label: string
  icon?: ReactNode
  /** A second, quieter word at the end, e.g. the kind. */
  hint?: ReactNode
  /** Other words it is found by, e.g. its name in the other language. */
  keywords?: string[]
  shortcut?: string[]
  onSelect: () => void
}

export type CommandGroup = { heading: string; entries: CommandEntry[] }

export type CommandPaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names the dialog. */
  label: string
  placeholder: string
  emptyText: string
  groups: CommandGroup[]
  query?: string
  onQueryChange?: (query: string) => void
  /** `own` narrows the entries by what is typed, `caller` shows what the caller found. Default `own`. */
  filter?: 'own' | 'caller'
  /** Spoken, with a spinner, while the caller looks. */
  loadingLabel?: string
  foot?: ReactNode
}

const CommandPanel = lazy(() => import('../overlays/command-panel'))

/** Everything by name, in one dialog (⌘K). Opening it is the caller's key. */
export function CommandPalette(props: CommandPaletteProps) {
  const { wasOpened } = useOpenState(props)
  if (!wasOpened) return null
  return (
    <Suspense>
      <CommandPanel {...props} />
    </Suspense>
  )
}

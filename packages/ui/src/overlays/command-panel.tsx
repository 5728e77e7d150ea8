'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk, defaultFilter } from 'cmdk'
import { Search } from 'lucide-react'
import { cn } from '../primitives/cn'
import type { CommandEntry, CommandPaletteProps } from '../primitives/command'
import { Kbd } from '../primitives/kbd'
import { Spinner } from '../primitives/spinner'
import { backdrop, dialogPopup, floatingGroupLabel } from '../styles/recipes'
import { useOpenAfterMount } from './open-state'

const item =
  'flex min-h-10 cursor-default select-none items-center gap-3 rounded-md px-3 py-2 text-base outline-none ' +
  'data-[selected=true]:bg-wash-strong data-[disabled=true]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted'

// By the words one sees, never by the id.
const byWords = (_id: string, search: string, words: string[] = []) => defaultFilter(words.join(' '), search)

/** The palette with its machinery; `CommandPalette` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function CommandPanel(props: CommandPaletteProps) {
  const {
    open,
    onOpenChange,
    label,
    placeholder,
    emptyText,
    groups,
    query,
    onQueryChange,
    filter = 'own',
    loadingLabel,
    foot,
  } = props
  const run = (entry: CommandEntry) => {
    onOpenChange(false)
    entry.onSelect()
  }
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root open={shown} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center px-3 pt-[12dvh] sm:px-6">
          <Base.Popup aria-label={label} className={cn(dialogPopup, 'max-h-[70dvh] rounded-lg sm:max-w-[600px]')}>
            <Cmdk label={label} loop shouldFilter={filter === 'own'} filter={byWords} className="flex min-h-0 flex-col">
              <div className="flex items-center gap-3 border-b border-line px-4">
                {loadingLabel ? (
                  <Spinner className="text-muted" />
                ) : (
                  <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
                )}
                <Cmdk.Input
                  value={query}
                  onValueChange={onQueryChange}
                  placeholder={placeholder}
                  className="h-13 w-full bg-transparent text-lg outline-none"
                />
              </div>
              <Cmdk.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
                {loadingLabel ? (
                  <Cmdk.Loading label={loadingLabel} className="px-3 py-2 text-sm text-muted">
                    {loadingLabel}
                  </Cmdk.Loading>
                ) : (
                  <Cmdk.Empty className="px-3 py-10 text-center text-base text-muted">{emptyText}</Cmdk.Empty>
                )}
                {groups.map((group) => (
                  <Cmdk.Group
                    key={group.heading}
                    heading={<span className={cn(floatingGroupLabel, 'block px-3')}>{group.heading}</span>}
                  >
                    {group.entries.map((entry) => (
                      <Cmdk.Item
                        key={entry.id}
                        value={entry.id}
                        keywords={[entry.label, ...(entry.keywords ?? [])]}
                        onSelect={() => run(entry)}
                        className={item}
                      >
                        {entry.icon}
                        <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                        {entry.hint ? <span className="shrink-0 text-sm text-muted">{entry.hint}</span> : null}
                        {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
                      </Cmdk.Item>
                    ))}
                  </Cmdk.Group>
                ))}
              </Cmdk.List>
              {foot ? <div className="border-t border-line bg-surface px-4 py-2 text-xs text-muted">{foot}</div> : null}
            </Cmdk>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

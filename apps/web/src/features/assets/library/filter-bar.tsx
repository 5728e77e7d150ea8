'use client'

import { assetKinds } from '@studiolo/db/states/asset'
import { Button } from '@studiolo/ui/button'
import { Input } from '@studiolo/ui/input'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { Heart, LayoutGrid, List, Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { LibraryFilters } from './filters'
import { useSelection } from './selection-store'

interface FilterBarProps {
  filters: LibraryFilters
  onChange: (change: Partial<LibraryFilters>) => void
}

/** Kinds people have; pictures come with their recipe. */
const kinds = ['all', ...assetKinds.filter((kind) => kind !== 'image')] as const

/** What is in sight: kind, favourites, words of the title. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const t = useTranslations('assets.filters')
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={t('kind')}
        value={filters.kind}
        onValueChange={(kind) => onChange({ kind })}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Button
        aria-pressed={filters.favourites}
        variant="secondary"
        className={filters.favourites ? 'border-ink bg-ink text-background hover:border-ink' : undefined}
        icon={<Heart aria-hidden="true" className={filters.favourites ? 'fill-current' : undefined} />}
        onClick={() => onChange({ favourites: !filters.favourites })}
      >
        {t('favourites')}
      </Button>
      <SearchField value={filters.search} onChange={(search) => onChange({ search })} />
    </search>
  )
}

/** Pictures or a list, and the way into choosing many. */
export function ViewBar({ filters, onChange }: FilterBarProps) {
  const t = useTranslations('assets')
  const { isChoosing, begin, clear } = useSelection()
  return (
    <div className="ml-auto flex items-center gap-2">
      <Button variant="ghost" aria-pressed={isChoosing} onClick={isChoosing ? clear : begin}>
        {isChoosing ? t('selection.done') : t('selection.start')}
      </Button>
      <SegmentedControl
        label={t('filters.view')}
        show="icons"
        value={filters.view}
        onValueChange={(view) => onChange({ view })}
        options={[
          { value: 'grid', label: t('filters.grid'), icon: <LayoutGrid aria-hidden="true" /> },
          { value: 'list', label: t('filters.list'), icon: <List aria-hidden="true" /> },
        ]}
      />
    </div>
  )
}

const PAUSE_MS = 250

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('assets.filters')
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)

  useEffect(() => {
    // The address changed by other means: back, or "clear filters".
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    const search = typed.trim()
    if (search === sent.current) return
    const timer = setTimeout(() => {
      sent.current = search
      onChange(search)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, onChange])

  return (
    <Input
      type="search"
      aria-label={t('search')}
      placeholder={t('search')}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
      lead={<Search aria-hidden="true" />}
      trail={
        typed === '' ? undefined : (
          <button
            type="button"
            aria-label={t('clearSearch')}
            onClick={() => setTyped('')}
            className="grid size-7 place-items-center rounded-sm hover:bg-wash hover:text-ink"
          >
            <X aria-hidden="true" />
          </button>
        )
      }
      className="w-64 max-sm:w-full [&_input::-webkit-search-cancel-button]:hidden"
    />
  )
}

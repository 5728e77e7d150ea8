'use client'

import { assetKinds } from '@studiolo/db/states/asset'
import { Button } from '@studiolo/ui/button'
import { Input } from '@studiolo/ui/input'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { Heart, LayoutGrid, List, Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { LibraryFilters } from './filters'

interface FilterBarProps {
  filters: LibraryFilters
  onChange: (change: Partial<LibraryFilters>) => void
}

/** Kinds people have; pictures come with their recipe. */
const kinds = ['all', ...assetKinds.filter((kind) => kind !== 'image')] as const

/** What is in sight: kind, favourites, words of the title; and whether as pictures or as a list. */
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
      <div className="ml-auto max-sm:ml-0">
        <SegmentedControl
          label={t('view')}
          show="icons"
          value={filters.view}
          onValueChange={(view) => onChange({ view })}
          options={[
            { value: 'grid', label: t('grid'), icon: <LayoutGrid aria-hidden="true" /> },
            { value: 'list', label: t('list'), icon: <List aria-hidden="true" /> },
          ]}
        />
      </div>
    </search>
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

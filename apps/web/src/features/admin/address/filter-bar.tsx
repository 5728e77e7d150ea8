'use client'

import { Button } from '@studiolo/ui/button'
import { Input } from '@studiolo/ui/input'
import { Select } from '@studiolo/ui/select'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent, type ReactNode } from 'react'

/** The filters over a table, in one line where there is room. */
export function FilterBar({ label, onClear, children }: { label: string; onClear?: () => void; children: ReactNode }) {
  const t = useTranslations('admin.filters')
  return (
    <search aria-label={label} className="flex flex-wrap items-center gap-2">
      {children}
      {onClear ? (
        <Button size="sm" variant="ghost" icon={<X aria-hidden="true" />} onClick={onClear}>
          {t('clear')}
        </Button>
      ) : null}
    </search>
  )
}

export interface FilterSearchProps {
  label: string
  placeholder: string
  value: string | undefined
  onSearch: (text: string | undefined) => void
  className?: string
}

/** Words or an id to look for; asked with Enter, so that half an id asks nothing. */
export function FilterSearch({ label, placeholder, value = '', onSearch, className }: FilterSearchProps) {
  // The key starts the field anew when the address changes under it.
  return <SearchField key={value} {...{ label, placeholder, value, onSearch, className }} />
}

function SearchField({ label, placeholder, value, onSearch, className }: FilterSearchProps & { value: string }) {
  const t = useTranslations('admin.filters')
  const [text, setText] = useState(value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim() || undefined)
  }
  return (
    <form onSubmit={submit} className={className ?? 'w-72 max-sm:w-full'}>
      <Input
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        lead={<Search aria-hidden="true" />}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        trail={
          text !== value ? (
            <Button size="sm" variant="ghost" type="submit">
              {t('find')}
            </Button>
          ) : undefined
        }
      />
    </form>
  )
}

const ANY = 'any'

export interface FilterSelectProps<T extends string> {
  label: string
  /** What it says when nothing is filtered. */
  any: string
  value: T | undefined
  options: { value: T; label: string }[]
  onChange: (value: T | undefined) => void
}

/** One of a few, or any. */
export function FilterSelect<T extends string>({ label, any, value, options, onChange }: FilterSelectProps<T>) {
  return (
    <Select<T | typeof ANY>
      label={label}
      className="w-auto min-w-36 max-sm:flex-1"
      value={value ?? ANY}
      onValueChange={(next) => onChange(next === ANY ? undefined : next)}
      options={[{ value: ANY, label: any }, ...options]}
    />
  )
}

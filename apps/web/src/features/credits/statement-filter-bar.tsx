'use client'

import type { TransferKind } from '@studiolo/db/states/credits'
import { ChipGroup } from '@studiolo/ui/chips'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { useTranslations } from 'next-intl'
import { periods, type StatementFilters } from './statement-filters'

interface StatementFilterBarProps {
  filters: StatementFilters
  onChange: (filters: StatementFilters) => void
}

const usual: TransferKind[] = ['hold', 'capture', 'release', 'grant']

/** Which movements are in sight: of one kind, of a period. Rare kinds are offered only while one looks at them. */
export function StatementFilterBar({ filters, onChange }: StatementFilterBarProps) {
  const t = useTranslations('credits.filters')
  const { kind, period } = filters
  const kinds = kind === 'all' || usual.includes(kind) ? usual : [...usual, kind]
  return (
    <search className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <ChipGroup
        label={t('kind')}
        value={kind}
        onValueChange={(kind) => onChange({ ...filters, kind })}
        options={(['all', ...kinds] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <SegmentedControl
        label={t('period')}
        value={period}
        onValueChange={(period) => onChange({ ...filters, period })}
        options={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
        className="max-sm:w-full max-sm:*:flex-1 max-sm:*:px-1"
      />
    </search>
  )
}

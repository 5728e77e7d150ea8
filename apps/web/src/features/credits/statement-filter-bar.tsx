'use client'

import { transferKinds, type TransferKind } from '@studiolo/db/states/credits'
import { ChipGroup } from '@studiolo/ui/chips'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { Select } from '@studiolo/ui/select'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { StatementDays } from './statement-days'
import { hasDays, noDays, periods, type Period, type StatementFilters } from './statement-filters'

interface StatementFilterBarProps {
  filters: StatementFilters
  nowMs: number
  onChange: (filters: StatementFilters) => void
}

const usual: TransferKind[] = ['hold', 'capture', 'release', 'grant']
/** Every kind, the usual ones first. */
const kindsInOrder = [...usual, ...transferKinds.filter((kind) => !usual.includes(kind))]

/** Which movements are in sight: of one kind, of a period or between two days. On a phone the kinds are a list. */
export function StatementFilterBar({ filters, nowMs, onChange }: StatementFilterBarProps) {
  const t = useTranslations('credits.filters')
  // Half a date is gone with the choice of a period.
  const [choice, setChoice] = useState(0)
  const kinds = (['all', ...kindsInOrder] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))
  const choosePeriod = (period: Period | 'days') => {
    if (period === 'days') return
    setChoice(choice + 1)
    onChange({ ...filters, period, ...noDays })
  }
  return (
    <search className="flex flex-col gap-3">
      <ChipGroup
        label={t('kind')}
        value={filters.kind}
        onValueChange={(kind) => onChange({ ...filters, kind })}
        options={kinds}
        className="max-sm:hidden"
      />
      <Select
        label={t('kind')}
        value={filters.kind}
        onValueChange={(kind) => onChange({ ...filters, kind })}
        options={kinds}
        className="sm:hidden"
      />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <SegmentedControl
          label={t('period')}
          value={hasDays(filters) ? 'days' : filters.period}
          onValueChange={choosePeriod}
          options={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
          className="max-sm:w-full max-sm:*:flex-1 max-sm:*:px-1 sm:mt-7"
        />
        <StatementDays
          key={choice}
          days={filters}
          nowMs={nowMs}
          onChange={({ from, to }) => onChange({ ...filters, period: 'all', from, to })}
        />
      </div>
    </search>
  )
}

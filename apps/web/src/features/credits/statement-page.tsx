'use client'

import { Button } from '@studiolo/ui/button'
import { getQueryKey } from '@trpc/react-query'
import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { trpc, type Outputs } from '@/trpc/client'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { BalanceOnADay } from './balance-at/balance-on-a-day'
import { NoMovements } from './no-movements'
import { StatementFilterBar } from './statement-filter-bar'
import { csvAddress, filtersToInput, isFiltered, noFilters, type StatementFilters } from './statement-filters'
import { StatementList } from './statement-list'
import { useStatement } from './use-statement'
import { useStatementFilters } from './use-statement-filters'

export interface StatementPageProps {
  /** The filters of the address, and their first page. */
  asked: StatementFilters
  first: Outputs['credits']['statement']
  /** When the page was drawn: what periods are counted from. */
  nowMs: number
}

/** Every movement of the creator's credits under the filters, as a file too, and what a day ended with. */
export function StatementPage({ asked, first, nowMs }: StatementPageProps) {
  const t = useTranslations('credits.statement')
  const language = useLocale()
  const timeZone = useTimeZone()
  const reader = { nowMs, timeZone }
  // The server reads days in UTC; where they are others, the movements are read once more.
  const seeded = filtersToInput(asked, { nowMs, timeZone: 'UTC' })
  useSeed([[getQueryKey(trpc.credits.statement, seeded, 'infinite'), asFirstPage(first)]])
  const [filters, show] = useStatementFilters()
  const statement = useStatement(filters, reader)
  const { isSuccess, isPlaceholderData, lines } = statement
  const isNew = isSuccess && !isPlaceholderData && lines.length === 0 && !isFiltered(filters)
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header>
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          {isNew ? null : (
            <Button
              icon={<Download aria-hidden="true" />}
              render={<a href={csvAddress(filters, { ...reader, language })} download />}
            >
              {t('download')}
            </Button>
          )}
        </div>
        <p className="mt-1 text-muted">{t('lead')}</p>
      </header>
      {isNew ? (
        <NoMovements />
      ) : (
        <>
          <BalanceOnADay />
          <div className="flex flex-col gap-4">
            <StatementFilterBar filters={filters} nowMs={nowMs} onChange={show} />
            <StatementList statement={statement} onClear={() => show(noFilters)} />
          </div>
        </>
      )}
    </div>
  )
}

'use client'

import { analyticsPeriods, type AnalyticsPeriod } from '@studiolo/core/insight/contract'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { keepPreviousData } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { ChartColumn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { Unreadable } from '@/features/credits/unreadable'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { Figures } from './figures'
import { InsightParts } from './insight-skeleton'
import { Outlook } from './outlook'
import { readPeriod } from './period'
import { RecipesTable } from './recipes-table'
import { SourcesTable } from './sources-table'
import { SpendingChart } from './spending-chart'

export type Analytics = Outputs['insight']['credits']

export interface InsightPageProps {
  /** What the address asks for, and the answer. */
  days: AnalyticsPeriod
  first: Analytics
  isSelling: boolean
}

/** What became of one's credits, how long they last, and what would suit. */
export function InsightPage({ days: asked, first, isSelling }: InsightPageProps) {
  const t = useTranslations('insight')
  useSeed([
    [getQueryKey(trpc.insight.credits, { days: asked }, 'query'), first],
    [getQueryKey(trpc.billing.isSelling, undefined, 'query'), isSelling],
  ])
  const days = readPeriod(useSearchParams().get('days'))
  const { data, error, isPlaceholderData, refetch } = trpc.insight.credits.useQuery(
    { days },
    { placeholderData: keepPreviousData, meta: { live: true } },
  )
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="mt-0.5 text-muted">{t('lead')}</p>
        </div>
        <SegmentedControl
          label={t('period')}
          value={String(days)}
          onValueChange={showPeriod}
          options={analyticsPeriods.map((days) => ({ value: String(days), label: t(`periods.${days}`) }))}
        />
      </header>
      {error && !data ? <Unreadable title={t('broken')} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <InsightParts /> : null}
      {data && isNew(data) ? <NothingYet /> : null}
      {data && !isNew(data) ? (
        <div
          aria-busy={isPlaceholderData}
          className={isPlaceholderData ? 'flex flex-col gap-8 opacity-60' : 'flex flex-col gap-8'}
        >
          <Figures totals={data.totals} />
          <Outlook analytics={data} />
          <SpendingChart days={data.days} />
          <RecipesTable recipes={data.recipes} />
          {data.sources.length > 0 ? <SourcesTable sources={data.sources} /> : null}
        </div>
      ) : null}
    </div>
  )
}

/** Only the address changes; the server is not asked for the page again. */
function showPeriod(days: string) {
  window.history.replaceState(null, '', `${window.location.pathname}?days=${days}`)
}

/** Nobody's pace, nothing made: there is nothing to tell but what was given. */
function isNew({ pace, recipes, totals }: Analytics): boolean {
  return pace.activeDays === 0 && recipes.length === 0 && totals.spent === 0 && totals.bought === 0
}

function NothingYet() {
  const t = useTranslations('insight.empty')
  return (
    <EmptyState
      icon={<ChartColumn />}
      title={t('title')}
      text={t('text')}
      action={
        <Button variant="primary" render={<Link href="/create" />}>
          {t('create')}
        </Button>
      }
    />
  )
}

'use client'

import { cn } from '@studiolo/ui/cn'
import { Skeleton } from '@studiolo/ui/skeleton'
import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { Unreadable } from '../unreadable'
import { BalanceAtView } from './balance-at-view'
import { DayField } from './day-field'
import { endOfDay } from './end-of-day'

/** A slim part of the statement that tells what one had when a day ended; it grows once a day was chosen. */
export function BalanceOnADay() {
  const t = useTranslations('credits.balanceAt')
  const [day, setDay] = useState('')
  const at = endOfDay(day)
  const query = trpc.credits.balanceAt.useQuery(
    { at: at ?? new Date(0) },
    { enabled: at !== null, placeholderData: keepPreviousData },
  )
  return (
    <section aria-label={t('title')} className="rounded-md border border-line bg-surface px-4 py-3">
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <h2 className="font-medium">{t('title')}</h2>
          <p className="text-sm text-muted">{t('lead')}</p>
        </div>
        <DayField day={day} onChange={setDay} labelPlace="hidden" />
      </div>
      <div
        aria-live="polite"
        className={cn(
          'not-empty:mt-3 not-empty:border-t not-empty:border-line not-empty:pt-3',
          query.isPlaceholderData && 'opacity-60 transition-opacity',
        )}
      >
        {at && query.isPending ? <Skeleton className="h-20" /> : null}
        {at && query.isError && !query.data ? (
          <Unreadable title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {at && query.data ? <BalanceAtView balance={query.data} /> : null}
      </div>
    </section>
  )
}

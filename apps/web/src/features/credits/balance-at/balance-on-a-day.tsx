'use client'

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { LinesSkeleton } from '../credits-skeleton'
import { Unreadable } from '../unreadable'
import { BalanceAtView } from './balance-at-view'
import { DayField } from './day-field'
import { endOfDay } from './end-of-day'

/** The part of the credits page that tells what one had when a day ended. */
export function BalanceOnADay() {
  const t = useTranslations('credits.balanceAt')
  const [day, setDay] = useState('')
  const at = endOfDay(day)
  const query = trpc.credits.balanceAt.useQuery(
    { at: at ?? new Date(0) },
    { enabled: at !== null, placeholderData: keepPreviousData },
  )
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      <DayField day={day} onChange={setDay} />
      <div aria-live="polite" className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
        {at && query.isPending ? <LinesSkeleton lines={1} /> : null}
        {at && query.isError && !query.data ? (
          <Unreadable title={t('broken')} error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {at && query.data ? <BalanceAtView balance={query.data} /> : null}
      </div>
    </section>
  )
}

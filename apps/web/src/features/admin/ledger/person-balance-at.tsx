'use client'

import type { Id } from '@studiolo/db/states/ids'
import { keepPreviousData } from '@tanstack/react-query'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BalanceAtView } from '@/features/credits/balance-at/balance-at-view'
import { DayField } from '@/features/credits/balance-at/day-field'
import { endOfDay } from '@/features/credits/balance-at/end-of-day'
import { trpc } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { IdLink } from '../parts/id-text'
import { places } from '../parts/places'

/** What a person had when a day ended, and after which movement. */
export function PersonBalanceAt({ userId }: { userId: Id<'usr'> }) {
  const t = useTranslations('credits.balanceAt')
  const [day, setDay] = useState('')
  const at = endOfDay(day)
  const { data, isPending, isError, error, isPlaceholderData, refetch } = trpc.admin.credits.balanceAt.useQuery(
    { userId, at: at ?? new Date(0) },
    { enabled: at !== null, placeholderData: keepPreviousData },
  )
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t('leadOf')}</p>
      <DayField day={day} onChange={setDay} />
      <div aria-live="polite" className={isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
        {at && isPending ? <Skeleton className="h-20 w-full rounded-md" /> : null}
        {at && isError && !data ? <Broken title={t('broken')} error={error} retry={() => void refetch()} /> : null}
        {at && data ? <BalanceAtView balance={data} /> : null}
        {at && data?.movement ? <IdLink id={data.movement.id} href={places.transfer(data.movement.id)} /> : null}
      </div>
    </div>
  )
}

'use client'

import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Unreadable } from '@/features/credits/unreadable'
import { trpc } from '@/trpc/client'
import { useIsSelling } from '../buy/use-is-selling'
import { TopUpOff } from './top-up-off'
import { TopUpOn } from './top-up-on'

/** The part of the credits page where credits are bought by themselves; nothing where that cannot be had. */
export function TopUpSection() {
  const t = useTranslations('top-up')
  const isSelling = useIsSelling()
  const [isOpen, setOpen] = useState(false)
  const { data: topUp, error, refetch } = trpc.billing.topUp.useQuery(undefined, { enabled: isSelling })
  const { data: packages } = trpc.billing.packages.useQuery(undefined, { enabled: isSelling })
  if (!isSelling || packages?.length === 0) return null
  if (topUp && !topUp.isOffered && !topUp.mine) return null
  if (!topUp && error) return <Unreadable title={t('broken')} error={error} onRetry={() => void refetch()} />
  if (!topUp || !packages) return null
  const isOff = topUp.isOffered && topUp.mine?.state !== 'on'
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-xl font-semibold">{t('title')}</h2>
          <p className="mt-0.5 text-muted">{t('lead')}</p>
        </div>
        {isOff && !isOpen ? <Button onClick={() => setOpen(true)}>{t('setUp')}</Button> : null}
      </div>
      {topUp.mine ? <TopUpOn topUp={topUp.mine} packages={packages} /> : null}
      {isOff && isOpen ? <TopUpOff packages={packages} /> : null}
    </section>
  )
}

'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Coins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { LinesSkeleton } from './credits-skeleton'
import { splitLots } from './lot-view'
import { LotsTable } from './lots-table'
import { Unreadable } from './unreadable'

/** What the creator's credits are made of: where each part came from, in the order of use, and until when it lasts. */
export function Lots({ nowMs }: { nowMs: number }) {
  const t = useTranslations('credits.lots')
  const { data: lots, isPending, error, refetch } = trpc.credits.lots.useQuery(undefined, { meta: { live: true } })
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      {isPending ? <LinesSkeleton lines={2} /> : null}
      {error && !lots ? <Unreadable title={t('broken')} error={error} onRetry={() => void refetch()} /> : null}
      {lots ? <LotList lots={lots} nowMs={nowMs} /> : null}
    </section>
  )
}

function LotList({ lots, nowMs }: { lots: Parameters<typeof LotsTable>[0]['lots']; nowMs: number }) {
  const t = useTranslations('credits.lots')
  const [showsEnded, showEnded] = useState(false)
  const { open, ended } = splitLots(lots)
  const shown = showsEnded ? [...open, ...ended] : open
  return (
    <>
      {shown.length > 0 ? (
        <LotsTable lots={shown} nowMs={nowMs} />
      ) : (
        <EmptyState size="inline" icon={<Coins />} title={t('emptyTitle')} text={t('emptyText')} />
      )}
      {ended.length > 0 ? (
        <Button className="self-start" aria-expanded={showsEnded} onClick={() => showEnded(!showsEnded)}>
          {showsEnded ? t('hideEnded') : t('showEnded', { count: ended.length })}
        </Button>
      ) : null}
    </>
  )
}

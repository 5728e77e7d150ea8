'use client'

import { Button } from '@studiolo/ui/button'
import { ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc } from '@/trpc/client'
import { LinesSkeleton } from './credits-skeleton'
import { LATEST_INPUT } from './latest-input'
import { NoMovements } from './no-movements'
import { StatementTable } from './statement-table'
import { Unreadable } from './unreadable'

/** The part of the credits page that tells what moved last, and the way to the whole statement. */
export function LatestMovements() {
  const t = useTranslations('credits')
  const { data, isPending, error, refetch } = trpc.credits.statement.useQuery(LATEST_INPUT, { meta: { live: true } })
  const lines = data?.lines ?? []
  return (
    <section aria-label={t('latest.title')} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-xl font-semibold">{t('latest.title')}</h2>
        {lines.length > 0 ? (
          <Button
            size="sm"
            variant="ghost"
            icon={<ReceiptText aria-hidden="true" />}
            render={<Link href="/credits/statement" />}
          >
            {t('latest.all')}
          </Button>
        ) : null}
      </div>
      {isPending ? <LinesSkeleton lines={LATEST_INPUT.limit} /> : null}
      {error && !data ? (
        <Unreadable title={t('statement.broken')} error={error} onRetry={() => void refetch()} />
      ) : null}
      {data && lines.length === 0 ? <NoMovements size="inline" /> : null}
      {lines.length > 0 ? <StatementTable label={t('latest.title')} lines={lines} /> : null}
    </section>
  )
}

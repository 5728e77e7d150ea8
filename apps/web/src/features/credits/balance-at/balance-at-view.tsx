'use client'

import type { BalanceAt } from '@studiolo/core/credits/contract'
import { Stat, StatRow } from '@studiolo/ui/stat'
import { useFormatter, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

/** What somebody had at an instant: available, held, settled and owed, each apart. */
export function BalanceAtView({ balance }: { balance: BalanceAt }) {
  const t = useTranslations('credits')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { available, held, settled, debt, movement } = balance
  const value = (credits: number) => (
    <span className="numeric">
      {format.number(credits)} <span className="text-sm font-normal text-muted">{t('balance.unit', { credits })}</span>
    </span>
  )
  if (!movement) return <p className="text-muted">{t('balanceAt.none')}</p>
  return (
    <div className="flex flex-col gap-2">
      <StatRow>
        <Stat label={t('balance.available')} value={value(available)} />
        <Stat label={t('balance.held')} value={value(held)} tone={held > 0 ? 'held' : 'neutral'} />
        <Stat label={t('balance.settled')} value={value(settled)} />
        <Stat label={t('balance.debt')} value={value(debt)} tone={debt > 0 ? 'failed' : 'neutral'} />
      </StatRow>
      <p className="text-sm text-muted">
        {t('balanceAt.last', {
          date: format.dateTime(movement.at, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
        })}
      </p>
    </div>
  )
}

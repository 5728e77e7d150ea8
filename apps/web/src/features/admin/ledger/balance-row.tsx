'use client'

import type { Balance } from '@studiolo/core/credits/contract'
import { Stat, StatRow } from '@studiolo/ui/stat'
import { useFormatter, useTranslations } from 'next-intl'

/** What a creator has: free, reserved, settled (both, less what is owed), owed. */
export function BalanceRow({ balance }: { balance: Balance }) {
  const t = useTranslations('admin.ledger')
  const trace = useTranslations('admin-trace')
  const shell = useTranslations('shell')
  const format = useFormatter()
  const value = (credits: number) => (
    <span className="numeric">
      {format.number(credits)}{' '}
      <span className="text-sm font-normal text-muted">{shell('creditsUnit', { credits })}</span>
    </span>
  )
  return (
    <StatRow>
      <Stat label={t('available')} value={value(balance.available)} />
      <Stat label={t('held')} value={value(balance.held)} tone={balance.held > 0 ? 'held' : 'neutral'} />
      <Stat label={trace('settled')} value={value(balance.available + balance.held - balance.debt)} />
      <Stat label={t('debt')} value={value(balance.debt)} tone={balance.debt > 0 ? 'failed' : 'neutral'} />
    </StatRow>
  )
}

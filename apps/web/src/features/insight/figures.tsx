'use client'

import type { CreditTotals } from '@studiolo/core/insight/contract'
import { Stat, StatRow } from '@studiolo/ui/stat'
import { useLocale, useTranslations } from 'next-intl'

/** What moved in the period, in four numbers. */
export function Figures({ totals }: { totals: CreditTotals }) {
  const t = useTranslations('insight.figures')
  const format = new Intl.NumberFormat(useLocale())
  const { spent, returned, bought, given, expired, takenBack } = totals
  const number = (value: number) => <span className="numeric">{format.format(value)}</span>
  return (
    <section aria-label={t('label')}>
      <StatRow>
        <Stat label={t('spent')} value={number(spent)} hint={t('spentHint', { returned })} />
        <Stat label={t('bought')} value={number(bought)} hint={t('boughtHint')} />
        <Stat label={t('given')} value={number(given)} hint={t('givenHint')} />
        <Stat label={t('expired')} value={number(expired)} hint={t('expiredHint', { takenBack })} />
      </StatRow>
    </section>
  )
}

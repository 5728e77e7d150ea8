'use client'

import type { CreditDay } from '@studiolo/core/insight/contract'
import { Card } from '@studiolo/ui/card'
import { BarSeries } from '@studiolo/ui/charts'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'

const choices = ['spent', 'granted'] as const

/** Every day of the period, spent or received. The days are those of the ledger, in UTC. */
export function SpendingChart({ days }: { days: CreditDay[] }) {
  const t = useTranslations('insight.chart')
  const format = useFormatter()
  const [choice, choose] = useState<(typeof choices)[number]>('spent')
  const total = days.reduce((sum, day) => sum + day[choice], 0)
  const bars = days.map((day) => ({
    label: format.dateTime(new Date(day.day), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    value: day[choice],
    valueText: t('credits', { credits: day[choice] }),
  }))
  return (
    // Positioned, so that what is only spoken of the chart does not lengthen the page.
    <Card
      className="relative"
      title={t(choice)}
      description={t('total', { credits: total })}
      actions={
        <SegmentedControl
          label={t('show')}
          size="sm"
          value={choice}
          onValueChange={choose}
          options={choices.map((value) => ({ value, label: t(`choices.${value}`) }))}
        />
      }
    >
      <BarSeries
        bars={bars}
        title={t(choice)}
        description={t('total', { credits: total })}
        formatTop={(top) => format.number(top)}
      />
    </Card>
  )
}

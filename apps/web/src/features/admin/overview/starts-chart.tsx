'use client'

import { Card } from '@studiolo/ui/card'
import { BarSeries } from '@studiolo/ui/charts'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'

const HOUR_MS = 3_600_000

/** What was started in each of the last 24 hours; the last bar is the hour that runs. */
export function StartsChart({ perHour }: { perHour: number[] }) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const hour = Math.floor(useNow({ updateInterval: 60_000 }).getTime() / HOUR_MS) * HOUR_MS
  const total = perHour.reduce((sum, started) => sum + started, 0)
  const bars = perHour.map((value, place) => {
    const at = new Date(hour - (perHour.length - 1 - place) * HOUR_MS)
    // The day before has the same hours: each label is told apart by its weekday.
    const label = format.dateTime(at, {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    })
    return { label, value, valueText: t('started', { count: value }) }
  })
  return (
    // Positioned, so that what is only spoken of the chart does not lengthen the page.
    <Card className="relative" title={t('starts')} description={t('startsText', { count: total })}>
      <BarSeries bars={bars} title={t('starts')} description={t('startsText', { count: total })} />
    </Card>
  )
}

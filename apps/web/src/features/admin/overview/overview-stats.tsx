'use client'

import type { Overview } from '@studiolo/core/ops/contract'
import { Stat, StatRow } from '@studiolo/ui/stat'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useLengthWords } from '../parts/length'

/** The numbers, grouped by what they tell: what goes on now, how the day went, who and how much. */
export function OverviewStats({ overview }: { overview: Overview }) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  const length = useLengthWords()
  const { generations, successRate, durationMs, users, credits, errors, jobs } = overview
  const orNone = (ms: number | null) => <Figure>{ms === null ? t('none') : length(ms)}</Figure>
  const number = (value: number) => <Figure>{format.number(value)}</Figure>
  const rate =
    successRate === null ? t('none') : format.number(successRate, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Group title={t('now')}>
        <Stat label={t('waiting')} value={number(generations.waiting)} />
        <Stat label={t('running')} value={number(generations.running)} />
        <Stat label={t('oldestWait')} value={orNone(generations.oldestWaitMs)} />
        <Stat
          label={t('deadJobs')}
          value={number(jobs.dead)}
          tone={jobs.dead > 0 ? 'failed' : 'neutral'}
          hint={t('jobsHint', { waiting: jobs.waiting, running: jobs.running })}
        />
      </Group>
      <Group title={t('day')}>
        <Stat
          label={t('successRate')}
          value={<Figure>{rate}</Figure>}
          hint={t('successHint', {
            succeeded: generations.succeeded,
            failed: generations.failed,
            canceled: generations.canceled,
          })}
        />
        <Stat label={t('median')} value={orNone(durationMs.median)} hint={t('durationHint')} />
        <Stat label={t('p95')} value={orNone(durationMs.p95)} hint={t('durationHint')} />
        <Stat
          label={t('errors')}
          value={number(errors.system + errors.external)}
          tone={errors.system > 0 ? 'failed' : 'neutral'}
          hint={t('errorsHint', errors)}
        />
      </Group>
      <Group title={t('who')}>
        <Stat label={t('people')} value={number(users.total)} />
        <Stat label={t('joined')} value={number(users.joined)} hint={t('inADay')} />
        <Stat label={t('suspended')} value={number(users.suspended)} />
      </Group>
      <Group title={t('money')}>
        <Stat label={t('granted')} value={number(credits.granted)} hint={t('inADay')} />
        <Stat label={t('charged')} value={number(credits.charged)} hint={t('inADay')} />
        <Stat label={t('held')} value={number(credits.heldNow)} hint={t('atPresent')} />
        <Stat label={t('available')} value={number(credits.availableNow)} hint={t('atPresent')} />
      </Group>
    </div>
  )
}

/** Four of them must fit beside each other. */
function Figure({ children }: { children: ReactNode }) {
  return <span className="numeric text-xl">{children}</span>
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-sm font-medium text-muted">{title}</h2>
      <StatRow className="flex-1 *:min-w-30 *:px-3">{children}</StatRow>
    </section>
  )
}

'use client'

import { Badge } from '@studiolo/ui/badge'
import { Progress } from '@studiolo/ui/progress'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import type { Outputs } from '@/trpc/client'
import { limitBar } from './limit-bar'

export type Limit = Outputs['credits']['spendLimits'][number]

export interface LimitLineProps {
  limit: Limit
  /** Who reads it: the creator, or somebody of the staff. */
  reader: 'creator' | 'staff'
  actions?: ReactNode
}

/** One limit: of what, how much of it is spent, until when, and who set it. */
export function LimitLine({ limit, reader, actions }: LimitLineProps) {
  const t = useTranslations('limits')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const { window, owner, credits, spent, alertPercent, keyName, resetsAt } = limit
  const of = keyName === null ? t(reader === 'staff' ? 'ofEverything' : 'ofAll') : t('ofKey', { name: keyName })
  const date = format.dateTime(resetsAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const isTold = owner === 'admin' || reader === 'staff'
  return (
    <div className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 font-medium break-words">
          {of}
          {isTold ? <Badge tone="outline">{t(owner === 'admin' ? 'byAdmin' : 'byCreator')}</Badge> : null}
        </p>
        {actions ? <div className="flex shrink-0 gap-2">{actions}</div> : null}
      </div>
      <Progress
        label={t(`windows.${window}`)}
        {...limitBar(limit)}
        size="sm"
        valueText={t('spent', { spent, credits })}
      />
      <p className="text-sm text-muted">
        {t('resets', { date })} · {t('tells', { percent: alertPercent })}
        {owner === 'admin' && reader === 'creator' ? ` · ${t('cannotLift')}` : null}
      </p>
    </div>
  )
}

'use client'

import type { LotState } from '@studiolo/db/states/credits'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import type { Outputs } from '@/trpc/client'
import { endsSoon } from './lot-view'

export type LotLine = Outputs['credits']['lots'][number]

const tones: Record<LotState, BadgeTone> = { active: 'released', spent: 'charged', expired: 'failed' }

/** What was given at once, line by line, with what is left of it and until when. On a phone the day stands under the words. */
export function LotsTable({ lots, nowMs }: { lots: LotLine[]; nowMs: number }) {
  const t = useTranslations('credits.lots')
  const language = useLocale()
  const number = useMemo(() => new Intl.NumberFormat(language), [language])
  return (
    <Table label={t('title')} scroll="page">
      <TableHead>
        <tr>
          <TableHeadCell className="w-full">{t('from')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('state')}</TableHeadCell>
          <TableHeadCell align="end">{t('left')}</TableHeadCell>
          <TableHeadCell align="end" className="max-md:hidden">
            {t('held')}
          </TableHeadCell>
          <TableHeadCell align="end" className="max-lg:hidden">
            {t('given')}
          </TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('until')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lots.map((lot) => (
          <TableRow key={lot.id}>
            <TableCell className="max-w-0 py-2">
              <From lot={lot} />
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted md:hidden">
                <Badge tone={tones[lot.state]}>{t(`states.${lot.state}`)}</Badge>
                {lot.held > 0 ? <span>{t('heldOf', { credits: lot.held })}</span> : null}
                <Until lot={lot} nowMs={nowMs} />
              </span>
            </TableCell>
            <TableCell className="max-md:hidden">
              <Badge tone={tones[lot.state]}>{t(`states.${lot.state}`)}</Badge>
            </TableCell>
            <TableCell align="end" muted={lot.remaining === 0} className="font-semibold">
              {number.format(lot.remaining)}
            </TableCell>
            <TableCell align="end" muted={lot.held === 0} className="max-md:hidden">
              {number.format(lot.held)}
            </TableCell>
            <TableCell align="end" muted className="max-lg:hidden">
              {number.format(lot.amount)}
            </TableCell>
            <TableCell muted className="numeric whitespace-nowrap max-md:hidden">
              <Until lot={lot} nowMs={nowMs} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function From({ lot: { source, createdAt } }: { lot: LotLine }) {
  const t = useTranslations('credits')
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="min-w-0 truncate font-medium">{t(`source.${source}`)}</span>
      <Day of={createdAt} className="shrink-0 text-xs text-muted" />
    </span>
  )
}

function Until({ lot, nowMs }: { lot: LotLine; nowMs: number }) {
  const t = useTranslations('credits.lots')
  const { expiresAt } = lot
  if (expiresAt === null) return <span>{t('never')}</span>
  return (
    <span className={endsSoon(lot, nowMs) ? 'font-medium text-held' : undefined}>
      <span className="md:hidden">{t('until')} </span>
      <Day of={expiresAt} />
    </span>
  )
}

function Day({ of, className }: { of: Date; className?: string }) {
  const language = useLocale()
  const timeZone = useTimeZone()
  const day = useMemo(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }), [language, timeZone])
  return (
    <time dateTime={of.toISOString()} className={className}>
      {day.format(of)}
    </time>
  )
}

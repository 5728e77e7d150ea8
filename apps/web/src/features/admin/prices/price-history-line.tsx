'use client'

import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { TableCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Outputs } from '@/trpc/client'
import { ActorName } from '../audit/actor-name'
import { Ago, Moment } from '../parts/moment'
import { useRuleWords } from './use-rule-words'

type Row = Outputs['admin']['pricing']['history']['rows'][number]

const tones: Record<Row['state'], BadgeTone> = {
  active: 'released',
  past: 'outline',
  scheduled: 'held',
  withdrawn: 'outline',
  withdrawal: 'outline',
}

export interface PriceHistoryLineProps {
  row: Row
  nameOf: (id: string) => string
  action: ReactNode
}

/** One version: its number, what became of it, the price in words, from when, and who set it when and why. */
export function PriceHistoryLine({ row, nameOf, action }: PriceHistoryLineProps) {
  const t = useTranslations('admin-prices.history')
  const format = useFormatter()
  const ruleWords = useRuleWords()
  const { version, state, rule, activeFrom, setAt, actor, reason } = row
  return (
    <TableRow>
      <TableCell align="end">{format.number(version)}</TableCell>
      <TableCell>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      </TableCell>
      <TableCell className="min-w-48">
        {ruleWords(rule).join(' · ')}
        <Origin row={row} />
      </TableCell>
      <TableCell muted={state === 'withdrawal'}>{state === 'withdrawal' ? '–' : <Moment at={activeFrom} />}</TableCell>
      <TableCell className="max-w-40">
        <span className="block truncate">
          <ActorName actor={actor} nameOf={nameOf} />
        </span>
        <span className="text-xs text-muted">
          <Ago at={setAt} />
        </span>
      </TableCell>
      <TableCell className="max-w-72 min-w-40 break-words">{reason}</TableCell>
      {/* In sight also where the table is wider than its box. */}
      <TableCell align="end" className="sm:sticky sm:right-0 sm:bg-surface">
        {action}
      </TableCell>
    </TableRow>
  )
}

/** Which version it took back or brought back. */
function Origin({ row: { withdraws, restores } }: { row: Row }) {
  const t = useTranslations('admin-prices.history')
  const text =
    withdraws !== null
      ? t('withdraws', { version: withdraws })
      : restores === 0
        ? t('restoresOwn')
        : restores !== null
          ? t('restores', { version: restores })
          : null
  return text ? <span className="block text-xs text-muted">{text}</span> : null
}

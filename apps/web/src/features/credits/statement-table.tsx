'use client'

import { Badge } from '@studiolo/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { cn } from '@studiolo/ui/cn'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import type { Outputs } from '@/trpc/client'
import { movementOf, whatMoved, whyBack, type Meaning } from './movement'

export type Line = Outputs['credits']['statement']['lines'][number]

const amountColor: Record<Meaning, string> = {
  held: 'text-held',
  charged: 'text-charged',
  released: 'text-released',
  failed: 'text-failed',
}

/** The movements, the newest first, each with the balances right after it. On a phone the day stands under the words. */
export function StatementTable({ label, lines }: { label: string; lines: Line[] }) {
  const t = useTranslations('credits.statement')
  const language = useLocale()
  const timeZone = useTimeZone()
  const when = useMemo(
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    [language, timeZone],
  )
  const number = useMemo(() => new Intl.NumberFormat(language), [language])
  return (
    <Table label={label} scroll="page">
      <TableHead>
        <tr>
          <TableHeadCell className="max-md:hidden">{t('when')}</TableHeadCell>
          <TableHeadCell className="w-full">{t('what')}</TableHeadCell>
          <TableHeadCell className="max-md:hidden">{t('movement')}</TableHeadCell>
          <TableHeadCell align="end">{t('amount')}</TableHeadCell>
          <TableHeadCell align="end">{t('availableAfter')}</TableHeadCell>
          <TableHeadCell align="end" className="max-lg:hidden">
            {t('heldAfter')}
          </TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.id}>
            <TableCell muted className="numeric whitespace-nowrap max-md:hidden">
              <time dateTime={line.at.toISOString()}>{when.format(line.at)}</time>
            </TableCell>
            <TableCell className="max-w-0 py-2">
              <What line={line} />
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted md:hidden">
                <MovementBadge line={line} />
                <time dateTime={line.at.toISOString()}>{when.format(line.at)}</time>
                {line.kind === 'capture' ? <span>{t('fromHeld')}</span> : null}
              </span>
            </TableCell>
            <TableCell className="max-md:hidden">
              <MovementBadge line={line} />
            </TableCell>
            <TableCell align="end" className="whitespace-nowrap">
              <Amount line={line} format={number} />
            </TableCell>
            <TableCell align="end">{number.format(line.available)}</TableCell>
            <TableCell align="end" muted={line.held === 0} className="max-lg:hidden">
              {number.format(line.held)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function What({ line }: { line: Line }) {
  const t = useTranslations('credits')
  const { generationId, generationTitle, orderId, kind, source } = line
  const name = source ? t(`source.${source}`) : t(`why.${whatMoved(kind)}`)
  const href = generationId ? `/g/${generationId}` : orderId ? `/credits/orders/${orderId}` : null
  const title = generationTitle ?? name
  const why = whyBack(line)
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      {href ? (
        <Link
          href={href}
          title={title}
          className="min-w-0 truncate rounded-sm font-medium text-ink underline-offset-3 hover:underline"
        >
          {title}
        </Link>
      ) : (
        <span className="min-w-0 truncate font-medium">{name}</span>
      )}
      {why ? <span className="shrink-0 text-xs text-muted">{t(`why.${why}`)}</span> : null}
    </span>
  )
}

function MovementBadge({ line }: { line: Line }) {
  const t = useTranslations('credits.movement')
  return <Badge tone={movementOf(line).meaning}>{t(line.kind)}</Badge>
}

function Amount({ line, format }: { line: Line; format: Intl.NumberFormat }) {
  const { signed, meaning } = movementOf(line)
  const text = `${signed < 0 ? '−' : '+'}${format.format(Math.abs(signed))}`
  return <span className={cn('font-semibold', amountColor[meaning])}>{text}</span>
}

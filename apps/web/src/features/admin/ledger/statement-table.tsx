'use client'

import { grantSources, transferKinds } from '@studiolo/db/states/credits'
import { cn } from '@studiolo/ui/cn'
import { Credits } from '@studiolo/ui/credits'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Outputs } from '@/trpc/client'
import { shortId } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { places } from '../parts/places'

export type StatementLine = Outputs['admin']['credits']['statement']['lines'][number]

/** A creator's movements, newest first, each with the balances right after it and the way to all that belongs to it. */
export function StatementTable({ lines, boxClassName }: { lines: StatementLine[]; boxClassName?: string }) {
  const t = useTranslations('admin.ledger')
  return (
    <Table label={t('statement')} boxClassName={cn('rounded-md border border-line bg-surface', boxClassName)}>
      <TableHead>
        <tr>
          <TableHeadCell>{t('at')}</TableHeadCell>
          <TableHeadCell>{t('kind')}</TableHeadCell>
          <TableHeadCell align="end">{t('availableChange')}</TableHeadCell>
          <TableHeadCell align="end">{t('heldChange')}</TableHeadCell>
          <TableHeadCell>{t('why')}</TableHeadCell>
          <TableHeadCell align="end">{t('available')}</TableHeadCell>
          <TableHeadCell align="end">{t('held')}</TableHeadCell>
          <TableHeadCell align="end">{t('debt')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </TableBody>
    </Table>
  )
}

function Line({ line }: { line: StatementLine }) {
  const t = useTranslations('admin.ledger')
  const format = useFormatter()
  const { at, kind, source, reason, generationId, availableChange, heldChange, available, held, debt } = line
  const knownKind = transferKinds.find((known) => known === kind)
  const knownSource = grantSources.find((known) => known === source)
  return (
    <TableRow>
      <TableCell muted>
        <Moment at={at} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <Link href={places.transfer(line.id)} className="underline underline-offset-4">
          {knownKind ? t(`kinds.${knownKind}`) : kind}
        </Link>
      </TableCell>
      <TableCell align="end">
        <SignedCredits amount={availableChange} />
      </TableCell>
      <TableCell align="end">
        <SignedCredits amount={heldChange} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {generationId ? (
          <Link href={places.generation(generationId)} className="font-mono text-xs underline underline-offset-4">
            {shortId(generationId)}
          </Link>
        ) : (
          <span className="text-muted">{knownSource ? t(`sources.${knownSource}`) : reason}</span>
        )}
      </TableCell>
      <TableCell align="end">{format.number(available)}</TableCell>
      <TableCell align="end">{format.number(held)}</TableCell>
      <TableCell align="end" muted={debt === 0}>
        {format.number(debt)}
      </TableCell>
    </TableRow>
  )
}

/** `+12 credits`, `−7 credits`; a dash where nothing moved. */
function SignedCredits({ amount }: { amount: number }) {
  const shell = useTranslations('shell')
  const locale = useLocale()
  if (amount === 0) return <span className="text-muted">–</span>
  return (
    <Credits
      amount={amount}
      locale={locale}
      sign="always"
      label={shell('creditsUnit', { credits: Math.abs(amount) })}
      meaning={amount > 0 ? 'released' : 'charged'}
    />
  )
}

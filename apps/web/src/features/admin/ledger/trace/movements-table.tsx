'use client'

import type { TransferRow } from '@studiolo/core/credits/contract'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useTranslations } from 'next-intl'
import { IdLink } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { places } from '../../parts/places'
import { ActorCell, type Names } from './actor-cell'

export interface MovementsTableProps {
  label: string
  rows: TransferRow[]
  names: Names
  /** The movement that stands open: it leads nowhere. */
  here: string
}

/** Movements, the oldest first: between which accounts, how much, by whom and why. */
export function MovementsTable({ label, rows, names, here }: MovementsTableProps) {
  const t = useTranslations('admin-trace')
  const kinds = useTranslations('admin.ledger.kinds')
  const format = useFormatter()
  return (
    <Table label={label} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('at')}</TableHeadCell>
          <TableHeadCell>{t('kind')}</TableHeadCell>
          <TableHeadCell align="end">{t('amount')}</TableHeadCell>
          <TableHeadCell>{t('way')}</TableHeadCell>
          <TableHeadCell>{t('actor')}</TableHeadCell>
          <TableHeadCell>{t('reason')}</TableHeadCell>
          <TableHeadCell>{t('id')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} aria-current={row.id === here ? 'true' : undefined}>
            <TableCell muted>
              <Moment at={row.at} />
            </TableCell>
            <TableCell className="whitespace-nowrap">{kinds(row.kind)}</TableCell>
            <TableCell align="end">{format.number(row.amount)}</TableCell>
            <TableCell className="whitespace-nowrap">
              {t(`accounts.${row.debitAccount}`)} → {t(`accounts.${row.creditAccount}`)}
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <ActorCell actor={row.actor} names={names} />
            </TableCell>
            <TableCell muted className="whitespace-nowrap">
              {row.reason}
            </TableCell>
            <TableCell>
              <IdLink id={row.id} href={row.id === here ? null : places.transfer(row.id)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

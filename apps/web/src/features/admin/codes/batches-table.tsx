'use client'

import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useTranslations } from 'next-intl'
import { Ago, Moment } from '../parts/moment'
import type { BatchRow } from './codes-page'
import { RevokeBatch } from './revoke-batch'

/** The batches, newest first, with what became of their codes. */
export function BatchesTable({ rows, canRevoke }: { rows: BatchRow[]; canRevoke: boolean }) {
  const t = useTranslations('codes.admin')
  const format = useFormatter()
  return (
    <Table label={t('title')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('name')}</TableHeadCell>
          {(['credits', 'count', 'redeemed', 'revoked', 'open'] as const).map((column) => (
            <TableHeadCell key={column} align="end">
              {t(column)}
            </TableHeadCell>
          ))}
          <TableHeadCell>{t('expires')}</TableHeadCell>
          <TableHeadCell>{t('lasts')}</TableHeadCell>
          <TableHeadCell>{t('created')}</TableHeadCell>
          {canRevoke ? (
            <TableHeadCell>
              <span className="sr-only">{t('actions')}</span>
            </TableHeadCell>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="min-w-36 font-medium">{row.name}</TableCell>
            {(['credits', 'count', 'redeemed', 'revoked', 'open'] as const).map((column) => (
              <TableCell key={column} align="end" muted={row[column] === 0}>
                {format.number(row[column])}
              </TableCell>
            ))}
            <TableCell muted>{row.expiresAt ? <Moment at={row.expiresAt} /> : t('never')}</TableCell>
            <TableCell muted className="whitespace-nowrap">
              {row.creditsDays === null ? t('forever') : t('days', { days: row.creditsDays })}
            </TableCell>
            <TableCell muted>
              <Ago at={row.createdAt} />
            </TableCell>
            {canRevoke ? <TableCell align="end">{row.open > 0 ? <RevokeBatch row={row} /> : null}</TableCell> : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

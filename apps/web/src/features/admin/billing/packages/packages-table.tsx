'use client'

import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@studiolo/ui/money'
import { priceOf100 } from '@/features/billing/packages/package-value'
import { useNameOfPackage } from '@/features/billing/packages/use-name-of-package'
import { Ago } from '../../parts/moment'
import type { PackageRow } from './packages-page'

export interface PackagesTableProps {
  rows: PackageRow[]
  /** Missing for who may only look. */
  onEdit: ((row: PackageRow) => void) | undefined
}

/** The packages, from small to large; those no longer sold are quiet. */
export function PackagesTable({ rows, onEdit }: PackagesTableProps) {
  const t = useTranslations('admin-billing.packages')
  const format = useFormatter()
  const language = useLocale()
  const nameOf = useNameOfPackage()
  return (
    <Table label={t('title')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('name')}</TableHeadCell>
          <TableHeadCell align="end">{t('credits')}</TableHeadCell>
          <TableHeadCell align="end">{t('price')}</TableHeadCell>
          <TableHeadCell align="end">{t('per100')}</TableHeadCell>
          <TableHeadCell>{t('state')}</TableHeadCell>
          <TableHeadCell>{t('changed')}</TableHeadCell>
          {onEdit ? (
            <TableHeadCell>
              <span className="sr-only">{t('actions')}</span>
            </TableHeadCell>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="min-w-36">
              <span className="block font-medium">{nameOf(row)}</span>
              <span className="font-mono text-xs text-muted">{row.id}</span>
            </TableCell>
            <TableCell align="end">{format.number(row.credits)}</TableCell>
            <TableCell align="end" className="font-semibold whitespace-nowrap">
              {formatMoney(row.amountMinor, row.currency, language)}
            </TableCell>
            <TableCell align="end" muted className="whitespace-nowrap">
              {formatMoney(priceOf100(row), row.currency, language)}
            </TableCell>
            <TableCell>
              <Badge tone={row.active ? 'released' : 'neutral'}>{t(row.active ? 'active' : 'inactive')}</Badge>
            </TableCell>
            <TableCell muted>
              <Ago at={row.updatedAt} />
            </TableCell>
            {onEdit ? (
              <TableCell align="end">
                <Button
                  size="sm"
                  aria-haspopup="dialog"
                  aria-label={t('editOf', { name: nameOf(row) })}
                  onClick={() => onEdit(row)}
                >
                  {t('edit')}
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

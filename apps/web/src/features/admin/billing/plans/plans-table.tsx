'use client'

import type { PlanRow } from '@studiolo/core/plans/contract'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { formatMoney } from '@studiolo/ui/money'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useNameOfPlan } from '@/features/billing/plans/use-name-of-plan'
import { Ago } from '../../parts/moment'
import { operationsOf } from './read-plan'
import { useOperationName } from './use-operation-name'

export interface PlansTableProps {
  rows: PlanRow[]
  /** Missing for who may only look. */
  onEdit: ((row: PlanRow) => void) | undefined
}

/** The plans, from small to large, with what each costs, brings and allows. */
export function PlansTable({ rows, onEdit }: PlansTableProps) {
  const t = useTranslations('admin-plans.plans')
  const format = useFormatter()
  const language = useLocale()
  const nameOf = useNameOfPlan()
  return (
    <Table label={t('title')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('name')}</TableHeadCell>
          <TableHeadCell align="end">{t('price')}</TableHeadCell>
          <TableHeadCell align="end">{t('credits')}</TableHeadCell>
          <TableHeadCell align="end">{t('atOnce')}</TableHeadCell>
          <TableHeadCell>{t('limits')}</TableHeadCell>
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
            <TableCell align="end" className="font-semibold whitespace-nowrap">
              {formatMoney(row.amountMinor, row.currency, language)}
            </TableCell>
            <TableCell align="end">{format.number(row.monthlyCredits)}</TableCell>
            <TableCell align="end" muted={row.concurrency === null}>
              {row.concurrency === null ? t('default') : format.number(row.concurrency)}
            </TableCell>
            <TableCell className="min-w-44">
              <Limits limits={row.limits} />
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

function Limits({ limits }: Pick<PlanRow, 'limits'>) {
  const t = useTranslations('admin-plans.plans')
  const nameOf = useOperationName()
  const rules = operationsOf(limits).flatMap((operation) => {
    const rule = limits[operation]
    return rule ? [{ operation, ...rule }] : []
  })
  if (rules.length === 0) return <span className="text-muted">{t('unlimited')}</span>
  return (
    <ul className="flex flex-col gap-0.5">
      {rules.map(({ operation, limit, window }) => (
        <li key={operation} className="numeric">
          {t(`limitOf.${window}`, { name: nameOf(operation), limit })}
        </li>
      ))}
    </ul>
  )
}

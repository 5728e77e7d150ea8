'use client'

import type { CheckResult } from '@studiolo/core/reconcile/contract'
import { Badge } from '@studiolo/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'

/** What is compared, whether it agrees, and each difference with its id. */
export function ChecksTable({ checks }: { checks: CheckResult[] }) {
  const t = useTranslations('admin-reconciliation')
  return (
    <Table label={t('checks')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('check')}</TableHeadCell>
          <TableHeadCell>{t('result')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {checks.map(({ check, differences, first }) => (
          <Fragment key={check}>
            <TableRow>
              <TableCell className="whitespace-normal">{t(`names.${check}`)}</TableCell>
              <TableCell>
                <Badge tone={differences === 0 ? 'released' : 'failed'}>
                  {differences === 0 ? t('same') : t('differing', { count: differences })}
                </Badge>
              </TableCell>
            </TableRow>
            {first.map(({ subject, expected, found }) => (
              <TableRow key={subject}>
                <TableCell className="pl-8 font-mono text-xs">{subject}</TableCell>
                <TableCell className="text-sm whitespace-normal">{t('difference', { expected, found })}</TableCell>
              </TableRow>
            ))}
          </Fragment>
        ))}
      </TableBody>
    </Table>
  )
}

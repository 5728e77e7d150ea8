'use client'

import type { CheckResult } from '@studiolo/core/reconcile/contract'
import { Badge } from '@studiolo/ui/badge'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { DifferenceRows } from './difference-rows'

/** What is compared, whether it agrees, and each difference with its ids. */
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
        {checks.map((result) => (
          <Fragment key={result.check}>
            <TableRow>
              <TableCell className="whitespace-normal">{t(`names.${result.check}`)}</TableCell>
              <TableCell>
                <ResultBadge differences={result.differences} />
              </TableCell>
            </TableRow>
            <DifferenceRows result={result} />
          </Fragment>
        ))}
      </TableBody>
    </Table>
  )
}

/** Does it agree, or how much of it does not? */
export function ResultBadge({ differences }: { differences: number }) {
  const t = useTranslations('admin-reconciliation')
  return (
    <Badge tone={differences === 0 ? 'released' : 'failed'}>
      {differences === 0 ? t('same') : t('differing', { count: differences })}
    </Badge>
  )
}

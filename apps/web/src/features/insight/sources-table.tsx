'use client'

import type { CreditAnalytics } from '@studiolo/core/insight/contract'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { useLocale, useTranslations } from 'next-intl'

/** Where the period's new credits came from. */
export function SourcesTable({ sources }: { sources: CreditAnalytics['sources'] }) {
  const t = useTranslations('insight.sources')
  const credits = useTranslations('credits')
  const number = new Intl.NumberFormat(useLocale())
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('title')}</h2>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </div>
      <Table label={t('title')} scroll="page">
        <TableHead>
          <tr>
            <TableHeadCell className="w-full">{t('from')}</TableHeadCell>
            <TableHeadCell align="end">{t('credits')}</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {sources.map((one) => (
            <TableRow key={one.source}>
              <TableCell className="font-medium">{credits(`source.${one.source}`)}</TableCell>
              <TableCell align="end" className="font-semibold">
                {number.format(one.credits)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

'use client'

import { EmptyState } from '@studiolo/ui/empty-state'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { SearchX } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { nameOfPerson } from '../parts/name-of-person'
import { places } from '../parts/places'
import { ListStates } from '../table/list-states'
import { usePeople } from '../users/use-people'

/** People with what they have; each leads to their movements. */
export function Holders({ search }: { search: string | undefined }) {
  const t = useTranslations('admin.ledger')
  const format = useFormatter()
  const { query, rows, balances } = usePeople({ search })
  const number = (value: number | undefined) => (value === undefined ? '…' : format.number(value))
  return (
    <ListStates
      query={query}
      count={rows.length}
      columns={4}
      broken={t('broken')}
      empty={<EmptyState icon={<SearchX />} title={t('noneFound')} text={t('noneFoundText')} />}
    >
      <Table
        label={t('holders')}
        boxClassName="max-h-[max(24rem,calc(100dvh-13.5rem))] rounded-md border border-line bg-surface"
      >
        <TableHead>
          <tr>
            <TableHeadCell>{t('person')}</TableHeadCell>
            <TableHeadCell align="end">{t('available')}</TableHeadCell>
            <TableHeadCell align="end">{t('held')}</TableHeadCell>
            <TableHeadCell align="end">{t('debt')}</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ id, name, email }) => (
            <TableRow key={id}>
              <TableCell className="max-w-80">
                <Link href={places.ledgerOf(id)} className="block truncate font-medium hover:underline">
                  {nameOfPerson({ name, email }, id)}
                </Link>
                {name && email ? <span className="block truncate text-xs text-muted">{email}</span> : null}
              </TableCell>
              <TableCell align="end">{number(balances?.[id]?.available)}</TableCell>
              <TableCell align="end">{number(balances?.[id]?.held)}</TableCell>
              <TableCell align="end">{number(balances?.[id]?.debt)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ListStates>
  )
}

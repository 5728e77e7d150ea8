'use client'

import { EmptyState } from '@studiolo/ui/empty-state'
import { LoadMore } from '@studiolo/ui/pagination'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { SearchX } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Broken } from '../parts/broken'
import { places } from '../parts/places'
import { TableSkeleton } from '../table/table-skeleton'
import { usePeople } from '../users/use-people'

/** People with what they have; each leads to their movements. */
export function Holders({ search }: { search: string | undefined }) {
  const t = useTranslations('admin.ledger')
  const table = useTranslations('admin.table')
  const format = useFormatter()
  const { query, rows, balances } = usePeople({ search })
  if (query.isPending) return <TableSkeleton label={table('loading')} columns={4} />
  if (query.isError && rows.length === 0) {
    return <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
  }
  if (rows.length === 0) return <EmptyState icon={<SearchX />} title={t('noneFound')} text={t('noneFoundText')} />
  const number = (value: number | undefined) => (value === undefined ? '…' : format.number(value))
  return (
    <div>
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
                  {name || email || id}
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
      <LoadMore
        className="py-4"
        label={table('more')}
        shown={table(query.hasNextPage ? 'shownSoFar' : 'shown', { count: rows.length })}
        loading={query.isFetchingNextPage}
        loadingLabel={table('loading')}
        done={!query.hasNextPage}
        onLoad={() => void query.fetchNextPage()}
      />
    </div>
  )
}

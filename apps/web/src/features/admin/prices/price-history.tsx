'use client'

import type { PriceFacts } from '@studiolo/core/pricing/quote'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Table, TableBody, TableHead, TableHeadCell } from '@studiolo/ui/table'
import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { personOf } from '../audit/actor-name'
import { usePeopleNames } from '../parts/people'
import { useStaff } from '../parts/staff'
import { ListStates } from '../table/list-states'
import { pageByPage, useRows } from '../table/pages'
import { PriceHistoryLine } from './price-history-line'
import type { RecipeEntry } from './use-pricing'
import { RollBack } from './roll-back'
import { isSameRule } from './rule-draft'

export interface PriceHistoryProps {
  recipe: RecipeId
  name: string
  entry: RecipeEntry
  examples: readonly PriceFacts[]
}

const columns = ['version', 'state', 'rule', 'activeFrom', 'actor', 'reason', 'actions'] as const

/** Every version of a price: what, since when, who and why; any of them can be brought back. */
export function PriceHistory({ recipe, name, entry, examples }: PriceHistoryProps) {
  const t = useTranslations('admin-prices.history')
  const { isAdmin } = useStaff()
  const query = trpc.admin.pricing.history.useInfiniteQuery({ recipe, limit: 20 }, pageByPage)
  const rows = useRows(query.data)
  const nameOf = usePeopleNames(rows.map((row) => personOf(row.actor) ?? ''))
  const canGoBack = (rule: RecipeEntry['rule']) => isAdmin && !isSameRule(rule, entry.rule)
  return (
    <ListStates
      query={query}
      count={rows.length}
      columns={columns.length}
      broken={t('broken')}
      empty={<EmptyState size="inline" icon={<History />} title={t('empty')} text={t('emptyText')} />}
    >
      <Table label={t('title', { name })} boxClassName="max-h-[32rem] rounded-md border border-line bg-surface">
        <TableHead>
          <tr>
            {columns.map((column) => (
              <TableHeadCell
                key={column}
                align={column === 'version' ? 'end' : 'start'}
                className={column === 'actions' ? 'sm:right-0 sm:z-20' : undefined}
              >
                {column === 'actions' ? <span className="sr-only">{t(column)}</span> : t(column)}
              </TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <PriceHistoryLine
              key={row.version}
              row={row}
              nameOf={nameOf}
              action={
                row.state !== 'withdrawal' && canGoBack(row.rule) ? (
                  <RollBack recipe={recipe} entry={entry} examples={examples} toVersion={row.version} rule={row.rule} />
                ) : null
              }
            />
          ))}
        </TableBody>
      </Table>
      {canGoBack(entry.own) ? (
        <div className="pt-3">
          <RollBack recipe={recipe} entry={entry} examples={examples} toVersion={null} rule={entry.own} />
        </div>
      ) : null}
    </ListStates>
  )
}

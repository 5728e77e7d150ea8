'use client'

import { AdminTable, type AdminTableProps } from './admin-table'
import { ListStates, type ListStatesProps } from './list-states'

export type AdminListProps<R> = AdminTableProps<R> & Pick<ListStatesProps, 'query' | 'empty' | 'broken'>

/** A table whose rows open, with all its states. */
export function AdminList<R>({ query, empty, broken, ...table }: AdminListProps<R>) {
  const { rows, columns } = table
  return (
    <ListStates query={query} count={rows.length} columns={columns.length} empty={empty} broken={broken}>
      <AdminTable {...table} />
    </ListStates>
  )
}

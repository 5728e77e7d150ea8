'use client'

import {
  RowToggle,
  Table,
  TableBody,
  TableCell,
  TableDetail,
  TableHead,
  TableHeadCell,
  TableRow,
} from '@studiolo/ui/table'
import { flexRender, getCoreRowModel, useReactTable, type ColumnDef } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { Fragment, useId, type MouseEvent, type ReactNode } from 'react'

export interface AdminTableProps<R> {
  label: string
  rows: R[]
  /** A phone shows the first two or three: how a row stands and whose or what it is come first, when it was later. */
  columns: ColumnDef<R>[]
  rowId: (row: R) => string
  /** What a row is called: names its arrow. */
  rowName: (row: R) => string
  /** The row that stands open; at most one. */
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  detail: (row: R) => ReactNode
  isFailed?: (row: R) => boolean
}

/** A dense table in its own box, whose head stays and whose rows open in place. */
export function AdminTable<R>(props: AdminTableProps<R>) {
  const { label, rows, columns, rowId, rowName, openId, onOpen, detail, isFailed } = props
  const t = useTranslations('admin.table')
  const detailId = useId()
  const table = useReactTable({ data: rows, columns, getRowId: rowId, getCoreRowModel: getCoreRowModel() })
  const span = table.getVisibleLeafColumns().length + 1
  const toggle = (id: string) => onOpen(id === openId ? undefined : id)
  return (
    <Table
      label={label}
      boxClassName="@container max-h-[max(24rem,calc(100dvh-13.5rem))] rounded-md border border-line bg-surface"
    >
      <TableHead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            <TableHeadCell className="w-9 pr-0">
              <span className="sr-only">{t('details')}</span>
            </TableHeadCell>
            {group.headers.map(({ id, column, getContext }) => (
              <TableHeadCell key={id} align={column.columnDef.meta?.align}>
                {flexRender(column.columnDef.header, getContext())}
              </TableHeadCell>
            ))}
          </tr>
        ))}
      </TableHead>
      <TableBody>
        {table.getRowModel().rows.map((row) => {
          const open = row.id === openId
          return (
            <Fragment key={row.id}>
              <TableRow
                selected={open}
                failed={isFailed?.(row.original)}
                className="cursor-pointer"
                onClick={(event) => {
                  if (isPlainClick(event)) toggle(row.id)
                }}
              >
                <TableCell className="w-9 pr-0">
                  <RowToggle
                    open={open}
                    onToggle={() => toggle(row.id)}
                    controls={detailId}
                    label={t('open', { name: rowName(row.original) })}
                  />
                </TableCell>
                {row.getVisibleCells().map(({ id, column, getContext }) => (
                  <TableCell
                    key={id}
                    align={column.columnDef.meta?.align}
                    muted={column.columnDef.meta?.muted}
                    className={column.columnDef.meta?.className}
                  >
                    {flexRender(column.columnDef.cell, getContext())}
                  </TableCell>
                ))}
              </TableRow>
              {open ? (
                <TableDetail id={detailId} columns={span}>
                  {/* As wide as the box, not as the table: on a phone it is read without scrolling sideways. */}
                  <div className="sticky left-5 w-[calc(100cqw-2.5rem)]">{detail(row.original)}</div>
                </TableDetail>
              ) : null}
            </Fragment>
          )
        })}
      </TableBody>
    </Table>
  )
}

/** A click on the row itself: not on a link or button in it, and not the end of marking text. */
function isPlainClick({ target }: MouseEvent): boolean {
  if (target instanceof Element && target.closest('a, button, input')) return false
  return window.getSelection()?.isCollapsed ?? true
}

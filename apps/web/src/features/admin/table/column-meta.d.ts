import type { RowData } from '@tanstack/react-table'

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Numbers stand at the end. */
    align?: 'start' | 'end'
    muted?: boolean
    className?: string
  }
}

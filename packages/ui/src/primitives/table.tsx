import { ArrowDown, ArrowUp, ChevronRight } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export type TableProps = ComponentProps<'table'> & {
  /** What the table lists; spoken, and the name of the box that scrolls. */
  label: string
  /** `own` scrolls inside its box (give `maxHeight` by class on it), `page` with the page. Default `own`. */
  scroll?: 'own' | 'page'
  boxClassName?: string
}

/** A dense table, 13 px, whose head stays. */
export function Table({ label, scroll = 'own', boxClassName, className, ...props }: TableProps) {
  const table = (
    <table
      {...props}
      aria-label={label}
      data-scroll={scroll}
      className={cn('group/table w-full border-separate border-spacing-0 text-left text-sm', className)}
    />
  )
  if (scroll === 'page') return table
  return (
    // A box that scrolls must take the focus, or a keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} tabIndex={0} className={cn('relative w-full overflow-auto', boxClassName)}>
      {table}
    </section>
  )
}

/** The head; its cells stay at the top while the rows pass under. */
export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} />
}

/** The rows. */
export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

export type TableRowProps = ComponentProps<'tr'> & { selected?: boolean; failed?: boolean }

/** One row. `selected` marks it, `failed` tints it. */
export function TableRow({ selected, failed, className, ...props }: TableRowProps) {
  return (
    <tr
      {...props}
      aria-selected={selected}
      className={cn(
        'group/row transition-colors duration-(--duration-fast) hover:bg-wash',
        selected && 'bg-wash-strong hover:bg-wash-strong',
        failed && 'bg-failed-soft/60 hover:bg-failed-soft',
        className,
      )}
    />
  )
}

type Align = { align?: 'start' | 'end' | 'center' }
const aligns = { start: 'text-left', end: 'text-right', center: 'text-center' } as const

export type TableHeadCellProps = Omit<ComponentProps<'th'>, 'align'> &
  Align & {
    /** Makes the head a button that sorts. */
    sort?: { direction: 'ascending' | 'descending' | 'none'; onSort: () => void }
  }

/** A head cell; with `sort` a click changes the order and `aria-sort` says which it is. */
export function TableHeadCell({ align = 'start', sort, className, children, ...props }: TableHeadCellProps) {
  return (
    <th
      scope="col"
      {...props}
      aria-sort={sort?.direction}
      className={cn(
        'sticky top-0 z-10 h-9 border-b border-line bg-surface px-3 text-xs font-medium whitespace-nowrap text-muted',
        aligns[align],
        className,
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={sort.onSort}
          className={cn(
            '-mx-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 font-medium hover:bg-wash hover:text-ink [&_svg]:size-3.5',
            align === 'end' && 'flex-row-reverse',
          )}
        >
          {children}
          {sort.direction === 'ascending' ? <ArrowUp aria-hidden="true" /> : null}
          {sort.direction === 'descending' ? <ArrowDown aria-hidden="true" /> : null}
          {sort.direction === 'none' ? <ArrowDown aria-hidden="true" className="opacity-0" /> : null}
        </button>
      ) : (
        children
      )}
    </th>
  )
}

export type TableCellProps = Omit<ComponentProps<'td'>, 'align'> & Align & { muted?: boolean }

/** A cell. Numbers stand at the `end` and line up. */
export function TableCell({ align = 'start', muted, className, ...props }: TableCellProps) {
  return (
    <td
      {...props}
      className={cn(
        'h-10 border-b border-line px-3 py-1.5 align-middle',
        aligns[align],
        align === 'end' && 'numeric',
        muted && 'text-muted',
        className,
      )}
    />
  )
}

export type RowToggleProps = {
  open: boolean
  onToggle: () => void
  /** The id of the `TableDetail` it opens. */
  controls: string
  label: string
}

/** The arrow in the first cell of a row that opens in place. */
export function RowToggle({ open, onToggle, controls, label }: RowToggleProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      aria-label={label}
      onClick={onToggle}
      className="-ml-1 grid size-7 place-items-center rounded-sm text-muted hover:bg-wash-strong hover:text-ink"
    >
      <ChevronRight
        aria-hidden="true"
        className={cn('size-4 transition-[rotate] duration-(--duration-fast)', open && 'rotate-90')}
      />
    </button>
  )
}

/** What an opened row shows, across all its columns. Render it only while open. */
export function TableDetail({ id, columns, children }: { id: string; columns: number; children: ReactNode }) {
  return (
    <tr id={id}>
      <td colSpan={columns} className="border-b border-line bg-sunken/40 px-5 py-4">
        {children}
      </td>
    </tr>
  )
}

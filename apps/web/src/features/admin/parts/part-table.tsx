import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import type { ReactNode } from 'react'

export interface PartTableProps {
  title: string
  /** Default `h2`. */
  titleAs?: 'h2' | 'h3'
  text?: string
  /** Said in place of the table where there are no rows. Default nothing is drawn then. */
  none?: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** A small table inside an open row. */
export function PartTable({ title, titleAs: Title = 'h2', text, none, heads, rows }: PartTableProps) {
  if (rows.length === 0 && !none) return null
  return (
    <section className="min-w-0">
      <Title className="text-sm font-semibold">{title}</Title>
      {text ? <p className="text-xs text-muted">{text}</p> : null}
      {rows.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{none}</p>
      ) : (
        <Table label={title} boxClassName="mt-2 rounded-md border border-line bg-surface">
          <TableHead>
            <tr>
              {heads.map((head) => (
                <TableHeadCell key={head}>{head}</TableHeadCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {rows.map(({ key, cells }) => (
              <TableRow key={key}>
                {cells.map((cell, place) => (
                  <TableCell key={heads[place]}>{cell}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  )
}

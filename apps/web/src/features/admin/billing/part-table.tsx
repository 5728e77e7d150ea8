import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import type { ReactNode } from 'react'

export interface PartTableProps {
  title: string
  text?: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** A small table inside an open row. */
export function PartTable({ title, text, heads, rows }: PartTableProps) {
  return (
    <section className="min-w-0">
      <h2 className="text-sm font-semibold">{title}</h2>
      {text ? <p className="text-xs text-muted">{text}</p> : null}
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
    </section>
  )
}

import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import type { ReactNode } from 'react'

export interface EvidenceTableProps {
  title: string
  /** Said where there are no rows. */
  none: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** One kind of facts about a case, a row each. */
export function EvidenceTable({ title, none, heads, rows }: EvidenceTableProps) {
  return (
    <section className="min-w-0">
      <h3 className="text-sm font-semibold">{title}</h3>
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

import type { StatementLine } from './contract'

/** A line of the file; `reference` names what the credits were for, e.g. the generation. */
export type CsvLine = StatementLine & { reference?: string | null }

const columns = {
  id: (line) => line.id,
  at: (line) => line.at.toISOString(),
  kind: (line) => line.kind,
  amount: (line) => line.amount,
  available_change: (line) => line.availableChange,
  held_change: (line) => line.heldChange,
  available: (line) => line.available,
  held: (line) => line.held,
  debt: (line) => line.debt,
  reason: (line) => line.reason,
  source: (line) => line.source,
  reference: (line) => line.reference ?? line.holdId,
} satisfies Record<string, (line: CsvLine) => string | number | null>

/** The columns of the file, in order: the keys under which a door translates its headings. */
export const csvColumns = Object.keys(columns) as (keyof typeof columns)[]

/**
 * The statement as CSV (RFC 4180: CRLF, quotes doubled), one piece a page, headings first. A text that a spreadsheet
 * would run as a formula is defused with a leading apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection); numbers are written as they are.
 */
export async function* statementCsv(
  pages: AsyncIterable<CsvLine[]>,
  headings: Record<keyof typeof columns, string> | undefined = undefined,
): AsyncGenerator<string, void> {
  yield row(csvColumns.map((column) => headings?.[column] ?? column))
  for await (const lines of pages) {
    yield lines.map((line) => row(csvColumns.map((column) => columns[column](line)))).join('')
  }
}

function row(cells: (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

import type { StatementLine } from './contract'

/** A line of the file; `reference` is the id of what the credits were for: a generation, an order. */
export type CsvLine = StatementLine & { reference: string | null }

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
  reference: (line) => line.reference,
  hold: (line) => line.holdId,
} satisfies Record<string, (line: CsvLine) => string | number | null>

export type CsvColumn = keyof typeof columns
const names = Object.keys(columns) as CsvColumn[]

/** The file in somebody's language. */
export interface CsvWords {
  headings: Record<CsvColumn, string>
  /** What stands for the codes of these columns. */
  cells: Record<'kind' | 'reason' | 'source', (line: CsvLine) => string>
}

/** By this spreadsheets know that what follows is UTF-8 (Unicode, D93 and section 23.8). */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * The statement as CSV (RFC 4180: CRLF, quotes doubled), one piece a page, headings first; in codes for programs, with
 * `words` for people. A text that a spreadsheet would run as a formula is defused with a leading apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection); numbers are written as they are.
 */
export async function* statementCsv(pages: AsyncIterable<CsvLine[]>, words?: CsvWords): AsyncGenerator<string, void> {
  const cells = { ...columns, ...words?.cells }
  yield (words ? BYTE_ORDER_MARK : '') + row(names.map((name) => words?.headings[name] ?? name))
  for await (const lines of pages) {
    yield lines.map((line) => row(names.map((name) => cells[name](line)))).join('')
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

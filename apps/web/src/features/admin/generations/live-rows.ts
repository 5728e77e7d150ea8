import type { GenerationView } from '@studiolo/core/generation/contract'

/** A generation in the admin's table, with whose it is. */
export type GenerationRow = GenerationView & { userId: string }

/** Is it still on its way? */
export function isLive({ status }: Pick<GenerationView, 'status'>): boolean {
  return status === 'queued' || status === 'running' || status === 'canceling'
}

/** The rows with what is newer of them; a single one that was asked for but is on no page yet comes first. */
export function mergeRows(
  rows: readonly GenerationRow[],
  newer: readonly GenerationRow[],
  opened: GenerationRow | undefined,
): GenerationRow[] {
  const byId = new Map(newer.map((row) => [row.id, row]))
  const merged = rows.map((row) => byId.get(row.id) ?? row)
  if (!opened) return merged
  if (!rows.some(({ id }) => id === opened.id)) return [opened, ...merged]
  return merged.map((row) => (row.id === opened.id ? opened : row))
}

/** Rows that were under way and are no longer among those that are: their end must be read. */
export function hasEnded(rows: readonly GenerationRow[], live: readonly GenerationRow[]): boolean {
  const going = new Set(live.map(({ id }) => id))
  return rows.some((row) => isLive(row) && !going.has(row.id))
}

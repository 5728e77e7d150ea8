import type { Id } from '@studiolo/db/states/ids'
import type { Ctx } from '../kernel/context'
import type { StatementFilter, StatementLine } from './contract'
import { listStatement } from './list-statement'

const PAGE = 1000

/**
 * The whole statement, newest first, a page of up to 1000 lines at a time, so that a long one never lies in memory as a
 * whole. What is booked meanwhile is not in it. Permissions as `listStatement`.
 */
export async function* streamStatement(
  ctx: Ctx,
  filter: StatementFilter & { userId: Id<'usr'> },
): AsyncGenerator<StatementLine[], void> {
  let cursor: string | undefined
  do {
    const { lines, nextCursor } = await listStatement(ctx, { ...filter, cursor, limit: PAGE })
    if (lines.length > 0) yield lines
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

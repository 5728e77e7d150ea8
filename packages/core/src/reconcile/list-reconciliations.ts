import { reconciliation } from '@studiolo/db/schema/reconcile'
import { desc, eq, getTableColumns, lt } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { ListRunsInput, Reconciliation, RunsPage } from './contract'

const { id, startedAt, finishedAt, differences, checks } = getTableColumns(reconciliation)

/** The runs, newest first, without what they found. Needs `admin.read`. */
export async function listReconciliations(ctx: Ctx, { cursor, limit }: ListRunsInput): Promise<RunsPage> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db
    .select({ id, startedAt, finishedAt, differences })
    .from(reconciliation)
    .where(cursor ? lt(id, cursor) : undefined)
    .orderBy(desc(id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** One run with every difference that was kept. Needs `admin.read`; NOT_FOUND. */
export async function getReconciliation(ctx: Ctx, of: { id: number }): Promise<Reconciliation> {
  requirePermission(ctx, 'admin.read')
  const [found] = await ctx.db
    .select({ id, startedAt, finishedAt, differences, checks })
    .from(reconciliation)
    .where(eq(id, of.id))
  if (!found) throw new AppError('NOT_FOUND', { message: `no run ${of.id}` })
  return found
}

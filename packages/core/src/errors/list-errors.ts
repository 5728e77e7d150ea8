import { errorLog } from '@studiolo/db/schema/ops'
import { isId } from '@studiolo/db/states/ids'
import { and, count, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import { addMs, DAY_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import type { ErrorRow, ListErrorsInput } from './contract'

/** Errors, newest first, a page at a time. Needs `admin.read`. */
export async function listErrors(
  ctx: Ctx,
  input: ListErrorsInput,
): Promise<{ rows: ErrorRow[]; nextCursor: string | null }> {
  requirePermission(ctx, 'admin.read')
  const { about, cursor, limit } = input
  const found = await ctx.db
    .select()
    .from(errorLog)
    .where(
      and(
        aboutFilter(about),
        input.class ? eq(errorLog.class, input.class) : undefined,
        cursor && isId('err', cursor) ? lt(errorLog.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(errorLog.id))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  const seen = await countSeen(
    ctx,
    rows.map((row) => row.fingerprint),
  )
  return {
    rows: rows.map((row) => ({ ...row, seen: seen.get(row.fingerprint) ?? 0 })),
    nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

function aboutFilter(about: string | undefined) {
  if (!about) return undefined
  if (isId('err', about)) return eq(errorLog.id, about)
  if (isId('gen', about)) return eq(errorLog.generationId, about)
  if (isId('usr', about)) return eq(errorLog.userId, about)
  return eq(errorLog.fingerprint, about)
}

async function countSeen(ctx: Ctx, fingerprints: string[]): Promise<Map<string, number>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await ctx.db
    .select({ fingerprint: errorLog.fingerprint, seen: count() })
    .from(errorLog)
    .where(and(inArray(errorLog.fingerprint, fingerprints), gt(errorLog.at, addMs(ctx.clock.now(), -DAY_MS))))
    .groupBy(errorLog.fingerprint)
  return new Map(rows.map((row) => [row.fingerprint, row.seen]))
}

import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { idToUuid } from '@studiolo/db/states/ids'
import { and, desc, eq, sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { RecoveriesInput, RecoveriesPage } from './contract'
import { rowsForAdmins } from './recovery-row'

const isWaiting = sql<boolean>`(${recoveryRequest.state} = 'waiting')`

/** Disputed charges, those that wait first, each part newest first, a page at a time. Needs `admin.read`. */
export async function listRecoveries(ctx: Ctx, { state, id, cursor, limit }: RecoveriesInput): Promise<RecoveriesPage> {
  requirePermission(ctx, 'admin.read')
  const rows = await ctx.db
    .select()
    .from(recoveryRequest)
    .where(
      and(
        state && eq(recoveryRequest.state, state),
        id && eq(recoveryRequest.id, id),
        cursor &&
          sql`(${isWaiting}, ${recoveryRequest.id}) < (${cursor.isWaiting}::boolean, ${idToUuid(cursor.id)}::uuid)`,
      ),
    )
    .orderBy(desc(isWaiting), desc(recoveryRequest.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await rowsForAdmins(ctx, shown),
    nextCursor: rows.length > limit && last ? `${last.state === 'waiting' ? 'waiting' : 'decided'}.${last.id}` : null,
  }
}

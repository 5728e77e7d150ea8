import { preparedSelect } from '@studiolo/db/prepared-select'
import { spendLimit } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'

/** A limit as its row keeps it. */
export type LimitRow = typeof spendLimit.$inferSelect

/** Every start asks for them, and nearly nobody has any. */
const select = preparedSelect('spend_limits', (db) =>
  db
    .select()
    .from(spendLimit)
    .where(eq(spendLimit.userId, sql.param(sql.placeholder('userId'), spendLimit.userId)))
    .orderBy(sql`${spendLimit.apiKeyId} nulls first`, asc(spendLimit.window), asc(spendLimit.owner)),
)

/** All limits of a creator, whoever set them: first those of all they spend, then those of keys. */
export function limitsOf(ctx: Ctx, userId: Id<'usr'>): Promise<LimitRow[]> {
  return select(ctx.db, { userId })
}

import { spendLimit } from '@studiolo/db/schema/credits'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { sqlStateOf, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { LimitRow } from './limits-of'

const FOREIGN_KEY_VIOLATION = '23503'

export type LimitTerms = Pick<LimitRow, 'userId' | 'apiKeyId' | 'window' | 'owner' | 'credits' | 'alertPercent'>

/** Sets or changes a limit; after a change the creator is told anew. Trusts its caller: checks no permission. */
export async function writeLimit(ctx: TxCtx, terms: LimitTerms, reason?: string): Promise<{ id: Id<'spl'> }> {
  const { userId, apiKeyId, window, owner, credits, alertPercent } = terms
  const [before] = await ctx.db
    .select()
    .from(spendLimit)
    .where(
      and(
        eq(spendLimit.userId, userId),
        apiKeyId ? eq(spendLimit.apiKeyId, apiKeyId) : isNull(spendLimit.apiKeyId),
        eq(spendLimit.window, window),
        eq(spendLimit.owner, owner),
      ),
    )
    .for('update')
  const change = { credits, alertPercent, alertedFor: null, updatedAt: ctx.clock.now() }
  const [row] = await ctx.db
    .insert(spendLimit)
    .values({ ...terms, ...change, id: ctx.ids.next('spl') })
    .onConflictDoUpdate({
      target: [spendLimit.userId, spendLimit.apiKeyId, spendLimit.window, spendLimit.owner],
      set: change,
    })
    .returning()
    .catch((error: unknown) => {
      if (sqlStateOf(error) !== FOREIGN_KEY_VIOLATION) throw error
      throw new AppError('NOT_FOUND', { message: 'no such user or key', cause: error })
    })
  if (!row) throw new Error('the upsert answered no row')
  const after = audited(row)
  await recordAudit(ctx, {
    action: 'spend-limit.set',
    subject: userId,
    before: before && audited(before),
    after,
    reason,
  })
  return { id: row.id }
}

/** Removes a limit that is `owned`; NOT_FOUND for any other. Trusts its caller: checks no permission. */
export async function dropLimit(
  ctx: TxCtx,
  id: Id<'spl'>,
  owned: Partial<Pick<LimitRow, 'userId' | 'owner'>>,
  reason?: string,
): Promise<void> {
  const [gone] = await ctx.db
    .delete(spendLimit)
    .where(
      and(
        eq(spendLimit.id, id),
        owned.userId && eq(spendLimit.userId, owned.userId),
        owned.owner && eq(spendLimit.owner, owned.owner),
      ),
    )
    .returning()
  if (!gone) throw new AppError('NOT_FOUND', { message: `no such spend limit ${id}` })
  await recordAudit(ctx, { action: 'spend-limit.removed', subject: gone.userId, before: audited(gone), reason })
}

function audited({ id, apiKeyId, window, owner, credits, alertPercent }: LimitRow) {
  return { id, owner, window, credits, alertPercent, ...(apiKeyId && { apiKeyId }) }
}

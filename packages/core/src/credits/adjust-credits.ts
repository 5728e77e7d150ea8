import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import type { AdjustInput, Balance } from './contract'
import { grantOnce } from './grant-credits'

/**
 * Credits from an admin to anybody, with a reason that stands in the audit log (the ledger keeps no words about
 * persons). Needs `admin.credits.grant`. A repeat of the key answers the first answer. Throws NOT_FOUND for an unknown
 * user, IDEMPOTENCY_CONFLICT for the same key with another user or amount.
 */
export async function adjustCredits(ctx: Ctx, input: AdjustInput): Promise<{ balance: Balance }> {
  requirePermission(ctx, 'admin.credits.grant')
  const { userId, amount, reason, idempotencyKey } = input
  return inTransaction(ctx, async (ctx) => {
    const { balance, first } = await grantOnce(ctx, {
      userId,
      amount,
      source: 'admin',
      idempotencyKey: `adjust:${idempotencyKey}`,
      reason: 'adjustment',
    })
    if (first)
      await recordAudit(ctx, { action: 'credits.granted', subject: userId, after: { amount, ...balance }, reason })
    return { balance }
  })
}

import { recordAudit } from '../audit'
import { requirePermission } from '../kernel/actor'
import { DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { MAX_DAYS_AHEAD, type ChangePriceInput, type PriceVersion } from './contract'
import { insertPrice, lockPrices, rowInForce } from './price-rows'
import type { PriceRule } from './quote'

/**
 * Sets a recipe's price, at once or from a later instant on, as a new version; what was quoted and held before stays as
 * it was. `own` is the recipe's own price, for the audit row of the first change. Needs `admin.pricing`. Throws CONFLICT
 * (`changed-meanwhile`) when somebody else changed it since `expectedVersion`, INVALID_INPUT for a time in the past or
 * too far ahead.
 */
export async function changePrice(ctx: Ctx, input: ChangePriceInput, own: PriceRule): Promise<PriceVersion> {
  requirePermission(ctx, 'admin.pricing')
  const { recipe, rule, reason, expectedVersion } = input
  const now = ctx.clock.now()
  const activeFrom = input.activeFrom ?? now
  if (activeFrom < now) throw wrongTime('past', 'a price cannot begin in the past')
  if (activeFrom.getTime() > now.getTime() + MAX_DAYS_AHEAD * DAY_MS)
    throw wrongTime('too-far', `a price can be set at most ${MAX_DAYS_AHEAD} days ahead`)

  return inTransaction(ctx, async (ctx) => {
    await lockPrices(ctx, recipe, expectedVersion)
    const replaced = await rowInForce(ctx, recipe, activeFrom)
    const version = await insertPrice(ctx, { recipe, rule, activeFrom, reason, note: {} })
    await recordAudit(ctx, {
      action: 'price.changed',
      subject: recipe,
      before: { version: replaced?.version ?? null, rule: replaced?.rule ?? own },
      after: { version: version.version, rule, activeFrom: activeFrom.toISOString() },
      reason,
    })
    return version
  })
}

function wrongTime(code: 'past' | 'too-far', message: string): AppError {
  return new AppError('INVALID_INPUT', { message, meta: { issues: [{ field: 'activeFrom', code, message }] } })
}

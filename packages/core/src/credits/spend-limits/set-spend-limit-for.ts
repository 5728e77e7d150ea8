import type { Id } from '@studiolo/db/states/ids'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { RemoveSpendLimitForInput, SetSpendLimitForInput } from './contract'
import { dropLimit, writeLimit } from './write-limit'

/**
 * Sets or changes the house's limit of what a creator may spend in all a day or a month; it stands beside the creator's
 * own, and the smaller one decides. Needs `admin.credits.limit`; audited with the reason. NOT_FOUND for an unknown user.
 */
export async function setSpendLimitFor(
  ctx: Ctx,
  { reason, ...terms }: SetSpendLimitForInput,
): Promise<{ id: Id<'spl'> }> {
  requirePermission(ctx, 'admin.credits.limit')
  return inTransaction(ctx, (ctx) => writeLimit(ctx, { ...terms, apiKeyId: null, owner: 'admin' }, reason))
}

/** Lifts a limit of the house. Needs `admin.credits.limit`; audited with the reason. NOT_FOUND for a creator's own. */
export async function removeSpendLimitFor(ctx: Ctx, { id, reason }: RemoveSpendLimitForInput): Promise<void> {
  requirePermission(ctx, 'admin.credits.limit')
  await inTransaction(ctx, (ctx) => dropLimit(ctx, id, { owner: 'admin' }, reason))
}

import type { Id } from '@studiolo/db/states/ids'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { RemoveSpendLimitInput, SetSpendLimitInput } from './contract'
import { dropLimit, writeLimit } from './write-limit'

/** Is it a live API key of this person? Handed in: identity knows the keys, and stands beside this room. */
export type IsLiveKey = (ctx: TxCtx, key: { userId: Id<'usr'>; id: Id<'key'> }) => Promise<boolean>

/**
 * Sets or changes how much the signed-in person, or one of their API keys, may spend a day or a month. Needs
 * `spend-limit.manage`, which no API key has. Throws NOT_FOUND for what is not a live key of theirs.
 */
export async function setSpendLimit(
  ctx: Ctx,
  { apiKeyId, ...terms }: SetSpendLimitInput,
  isLiveKey: IsLiveKey,
): Promise<{ id: Id<'spl'> }> {
  requirePermission(ctx, 'spend-limit.manage')
  const userId = requireUser(ctx)
  return inTransaction(ctx, async (ctx) => {
    if (apiKeyId && !(await isLiveKey(ctx, { userId, id: apiKeyId })))
      throw new AppError('NOT_FOUND', { message: `no live key ${apiKeyId}` })
    return writeLimit(ctx, { ...terms, userId, apiKeyId: apiKeyId ?? null, owner: 'creator' })
  })
}

/** Lifts a limit that the signed-in person set. Needs `spend-limit.manage`; NOT_FOUND for any other, the house's too. */
export async function removeSpendLimit(ctx: Ctx, { id }: RemoveSpendLimitInput): Promise<void> {
  requirePermission(ctx, 'spend-limit.manage')
  const userId = requireUser(ctx)
  await inTransaction(ctx, (ctx) => dropLimit(ctx, id, { userId, owner: 'creator' }))
}

import { recordAudit } from '../audit'
import { adoptAddress, consumeToken, lockName, lockUser } from '../identity'
import type { TokenInput } from '../identity/contract'
import { requirePermission, requireUser } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { settleWelcome } from './settle-welcome'

/**
 * Gives the signed-in person the address they asked for, by the token from its mailbox. LINK_EXPIRED also for somebody
 * else's token; CONFLICT when the address has an owner by now or the person has another one.
 */
export async function proveEmail(ctx: Ctx, { token }: TokenInput): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    const wanted = await consumeToken(ctx, 'add-email', token)
    if (wanted.userId !== userId) throw new AppError('LINK_EXPIRED', { message: 'the token is somebody else’s' })
    await lockName(ctx, 'email', wanted.email)
    const person = await lockUser(ctx, userId)
    if (person.emailVerifiedAt) throw new AppError('CONFLICT', { meta: { reason: 'has-address' } })
    const proven = await adoptAddress(ctx, person, wanted.email)
    await recordAudit(ctx, { action: 'user.address-added', subject: userId })
    await settleWelcome(ctx, proven)
  })
}

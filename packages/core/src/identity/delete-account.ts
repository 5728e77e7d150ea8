import { apiKey, identityLink, oneTimeToken, user } from '@studiolo/db/schema/identity'
import { eq, isNull, and } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { enqueue } from '../jobs'
import { requirePermission, requireUser } from '../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { verifyPassword } from '../kernel/password'
import { returnToken, takeToken } from '../rate-limit'
import { keepAnAdmin } from './admin'
import type { DeleteAccountInput } from './contract'
import { endSubscriptions, endWork } from './jobs'
import { dropSessions, findUser, lockUser, type UserRecord } from './people'

/**
 * Deletes the signed-in person for good: signs them out everywhere, revokes their keys, unlinks their doors and blanks
 * the row, which stays so that the ledger's numbers keep their owner. Jobs then end their work and what they subscribed
 * to, and remove their files.
 * WRONG_CREDENTIALS without the right confirmation, CONFLICT for the last admin.
 */
export async function deleteAccount(ctx: Ctx, input: DeleteAccountInput): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await takeToken(ctx, 'sign-in', userId)
  const person = await findUser(ctx, userId)
  if (!person || !(await isConfirmed(person, input.confirmation))) throw new AppError('WRONG_CREDENTIALS')
  await returnToken(ctx, 'sign-in', userId)

  await inTransaction(ctx, async (ctx) => {
    await keepAnAdmin(ctx, userId)
    await lockUser(ctx, userId)
    await forget(ctx, person)
    await enqueue(ctx, endWork, { userId }, { key: `end-work:${userId}` })
    await enqueue(ctx, endSubscriptions, { userId }, { key: `end-subscriptions:${userId}` })
    await recordAudit(ctx, { action: 'user.deleted', subject: userId, reason: input.reason })
  })
}

async function isConfirmed(person: UserRecord, confirmation: string): Promise<boolean> {
  const typed = confirmation.trim().toLowerCase()
  if (typed === person.email || (!person.email && typed === person.id)) return true
  return verifyPassword(person.passwordHash, confirmation)
}

async function forget(ctx: TxCtx, { id }: UserRecord): Promise<void> {
  const now = ctx.clock.now()
  await dropSessions(ctx, id)
  await ctx.db.delete(oneTimeToken).where(eq(oneTimeToken.userId, id))
  await ctx.db.delete(identityLink).where(eq(identityLink.userId, id))
  await ctx.db
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.userId, id), isNull(apiKey.revokedAt)))
  await ctx.db.update(apiKey).set({ name: '' }).where(eq(apiKey.userId, id))
  await ctx.db
    .update(user)
    .set({
      email: null,
      emailVerifiedAt: null,
      name: '',
      passwordHash: null,
      role: 'user',
      state: 'deleted',
      stateReason: null,
      deletedAt: now,
    })
    .where(eq(user.id, id))
}

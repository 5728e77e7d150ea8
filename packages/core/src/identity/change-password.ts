import { requirePermission, requireUser } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { hashPassword, verifyPassword } from '../kernel/password'
import { returnToken, takeToken } from '../rate-limit'
import type { ChangePasswordInput } from './contract'
import { refuseWeakPassword } from './password-policy'
import { findUser, lockUser } from './people'
import { replacePassword } from './replace-password'

/**
 * Changes the signed-in person's password and ends their other sessions. WRONG_CREDENTIALS when the current one is not
 * it, also for a person without a password: they set one by a reset mail.
 */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await takeToken(ctx, 'sign-in', userId)
  const person = await findUser(ctx, userId)
  const checked = person?.passwordHash ?? null
  if (!(await verifyPassword(checked, input.currentPassword))) throw new AppError('WRONG_CREDENTIALS')
  await returnToken(ctx, 'sign-in', userId)
  refuseWeakPassword(input.newPassword, person?.email ?? null)
  const passwordHash = await hashPassword(input.newPassword)

  await inTransaction(ctx, async (ctx) => {
    const locked = await lockUser(ctx, userId)
    if (locked.passwordHash !== checked) throw new AppError('CONFLICT', { meta: { reason: 'password-changed' } })
    const keep = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined
    await replacePassword(ctx, locked, { passwordHash, keep })
  })
}

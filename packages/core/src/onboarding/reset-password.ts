import { consumeToken, lockUserByEmail, refuseWeakPassword, replacePassword } from '../identity'
import type { ResetPasswordInput } from '../identity/contract'
import { inTransaction, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { hashPassword } from '../kernel/password'
import { admit } from './admit'

/**
 * Sets a new password by the token from the mail and ends all sessions. The mail proves the address, so a person who
 * had not proven it yet is welcomed. LINK_EXPIRED, SUSPENDED; INVALID_INPUT for a weak password keeps the link alive.
 */
export async function resetPassword(ctx: Ctx, { token, newPassword }: ResetPasswordInput): Promise<void> {
  refuseWeakPassword(newPassword, null)
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(ctx, async (ctx) => {
    const { email, userId } = await consumeToken(ctx, 'reset-password', token)
    const person = await lockUserByEmail(ctx, email)
    if (!person || person.id !== userId) throw new AppError('LINK_EXPIRED', { message: 'the address moved' })
    refuseWeakPassword(newPassword, email)
    await admit(ctx, { kind: 'password', email })
    await replacePassword(ctx, person, { passwordHash })
  })
}

import { user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { accountLink } from '../links'
import { findUserByEmail, insertUser, lockName } from '../people'
import { issueToken } from '../tokens'

/** The admin, and how they get in. */
export interface CreatedAdmin {
  userId: Id<'usr'>
  /** Sets a password and proves the address; works once, for an hour. To be shown to the operator alone. */
  link: string
}

/** Makes the person with this (lower-case) address an admin, and the person first if need be. Needs `admin.user.role`: the operator's command runs as the system. */
export async function createAdmin(ctx: Ctx, email: string): Promise<CreatedAdmin> {
  requirePermission(ctx, 'admin.user.role')
  return inTransaction(ctx, async (ctx) => {
    await lockName(ctx, 'email', email)
    const known = await findUserByEmail(ctx, email)
    const person = known ?? (await insertUser(ctx, { email, role: 'admin' }))
    // What a stranger typed for an address they never proved must not open an admin's account.
    const passwordHash = person.emailVerifiedAt ? person.passwordHash : null
    await ctx.db.update(user).set({ role: 'admin', passwordHash }).where(eq(user.id, person.id))
    await recordAudit(ctx, {
      action: 'user.role-changed',
      subject: person.id,
      before: { role: known?.role ?? null },
      after: { role: 'admin' },
      reason: 'made by the operator',
    })
    const token = await issueToken(ctx, { purpose: 'reset-password', email, userId: person.id })
    return { userId: person.id, link: accountLink(ctx, 'resetPassword', { token }) }
  })
}

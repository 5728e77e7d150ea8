import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { SetRoleInput } from '../contract'
import { lockUser } from '../people'
import { keepAnAdmin } from './keep-an-admin'

/** Changes a person's role; it counts from their next request on. Needs `admin.user.role`. CONFLICT for one's own role and for the last admin's. */
export async function setRole(ctx: Ctx, { userId, role, reason }: SetRoleInput): Promise<void> {
  requirePermission(ctx, 'admin.user.role')
  if (ctx.actor.kind === 'user' && ctx.actor.userId === userId) {
    throw new AppError('CONFLICT', { message: 'nobody changes their own role', meta: { reason: 'oneself' } })
  }
  await inTransaction(ctx, async (ctx) => {
    if (role !== 'admin') await keepAnAdmin(ctx, userId)
    const person = await lockUser(ctx, userId)
    if (person.role === role) return
    await ctx.db.update(user).set({ role }).where(eq(user.id, userId))
    await recordAudit(ctx, {
      action: 'user.role-changed',
      subject: userId,
      before: { role: person.role },
      after: { role },
      reason,
    })
  })
}

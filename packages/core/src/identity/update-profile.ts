import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit'
import { requirePermission, requireUser } from '../kernel/actor'
import { inTransaction, type Ctx } from '../kernel/context'
import type { UpdateProfileInput } from './contract'
import { lockUser } from './people'

/** Changes what is given: name, language, theme. Names are not written to the audit, which outlives the person. */
export async function updateProfile(ctx: Ctx, input: UpdateProfileInput): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  if (Object.keys(changes).length === 0) return
  await inTransaction(ctx, async (ctx) => {
    await lockUser(ctx, userId)
    await ctx.db.update(user).set(changes).where(eq(user.id, userId))
    await recordAudit(ctx, { action: 'user.profile-changed', subject: userId, after: { fields: Object.keys(changes) } })
  })
}

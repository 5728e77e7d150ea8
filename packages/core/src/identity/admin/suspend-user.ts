import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { enqueue } from '../../jobs'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { SuspendUserInput } from '../contract'
import { endWork } from '../jobs'
import { dropSessions, lockUser } from '../people'
import { keepAnAdmin } from './keep-an-admin'

/**
 * Stops a person from the next request on: their sessions end, their API keys answer SUSPENDED, and a job cancels what
 * waits or runs for them; what they own stays. Needs `admin.user.suspend`. CONFLICT for oneself and for the last admin; nothing happens to somebody already suspended.
 */
export async function suspendUser(ctx: Ctx, { userId, reason }: SuspendUserInput): Promise<void> {
  requirePermission(ctx, 'admin.user.suspend')
  if (ctx.actor.kind === 'user' && ctx.actor.userId === userId) {
    throw new AppError('CONFLICT', { message: 'nobody suspends themselves', meta: { reason: 'oneself' } })
  }
  await inTransaction(ctx, async (ctx) => {
    await keepAnAdmin(ctx, userId)
    await dropSessions(ctx, userId)
    await changeState(ctx, { userId, reason }, 'suspended')
  })
}

/** Lets a suspended person in again. Needs `admin.user.suspend`. */
export async function reinstateUser(ctx: Ctx, input: SuspendUserInput): Promise<void> {
  requirePermission(ctx, 'admin.user.suspend')
  await inTransaction(ctx, (ctx) => changeState(ctx, input, 'active'))
}

async function changeState(
  ctx: TxCtx,
  { userId, reason }: SuspendUserInput,
  state: 'active' | 'suspended',
): Promise<void> {
  const person = await lockUser(ctx, userId)
  if (person.state === state) return
  await ctx.db
    .update(user)
    .set({ state, stateReason: state === 'suspended' ? reason : null })
    .where(eq(user.id, userId))
  if (state === 'suspended') await enqueue(ctx, endWork, { userId }, { key: `end-work:${userId}` })
  await recordAudit(ctx, {
    action: state === 'suspended' ? 'user.suspended' : 'user.reinstated',
    subject: userId,
    before: { state: person.state },
    after: { state },
    reason,
  })
}

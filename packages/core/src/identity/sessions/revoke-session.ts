import { session } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { publishEvent } from '../../notify'
import { sessionsEnded } from '../people'

/** Ends one of the person's own sessions; NOT_FOUND for anybody else's. */
export async function revokeSession(ctx: Ctx, sessionId: Id<'ses'>): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .delete(session)
      .where(and(eq(session.id, sessionId), eq(session.userId, userId)))
      .returning({ id: session.id })
    if (gone.length === 0) throw new AppError('NOT_FOUND', { message: `no session ${sessionId}` })
    await recordAudit(ctx, { action: 'session.revoked', subject: userId, after: { sessionId } })
    await publishEvent(ctx, userId, sessionsEnded, {})
  })
}

import { session } from '@studiolo/db/schema/identity'
import { and, desc, eq, gt } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { SessionRow } from '../contract'

/** The signed-in person's open sessions, the latest used first. */
export async function listSessions(ctx: Ctx): Promise<SessionRow[]> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  const currentId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : undefined
  const rows = await ctx.db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      address: session.address,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, ctx.clock.now())))
    .orderBy(desc(session.lastSeenAt), desc(session.id))
  return rows.map((row) => Object.assign(row, { current: row.id === currentId }))
}

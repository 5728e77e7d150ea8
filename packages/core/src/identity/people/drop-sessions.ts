import { session } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, ne } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { sessionsEnded } from './sessions-ended'

/** Ends all sessions of a person, but for the one to keep, and tells the browsers. */
export async function dropSessions(ctx: TxCtx, userId: Id<'usr'>, keep?: Id<'ses'>): Promise<void> {
  await ctx.db.delete(session).where(and(eq(session.userId, userId), keep ? ne(session.id, keep) : undefined))
  await publishEvent(ctx, userId, sessionsEnded, {})
}

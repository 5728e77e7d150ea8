import { preparedSelect } from '@studiolo/db/prepared-select'
import { session, user } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Actor } from '../../kernel/actor'
import { addMs, MINUTE_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { SESSION_MS } from './create-session'

const TOUCH_EVERY_MS = MINUTE_MS

export interface SignedIn {
  actor: Extract<Actor, { kind: 'user' }> & { sessionId: Id<'ses'> }
  expiresAt: Date
  /** The end has just moved: the browser's cookie should be set again with it. */
  renewed: boolean
}

/**
 * Who the browser with this token is; null for an unknown or ended session and for anybody who is not active, so that a
 * suspension or a changed role counts from the next request on. Use moves the end, written at most once a minute.
 */
export async function readSession(ctx: Ctx, token: string): Promise<SignedIn | null> {
  const now = ctx.clock.now()
  const [found] = await lookUp(ctx.db, { tokenHash: hashToken(token), now: now.toISOString() })
  if (!found) return null
  const { id: sessionId, userId, role, lastSeenAt } = found
  const actor = { kind: 'user', userId, role, sessionId } as const
  if (addMs(lastSeenAt, TOUCH_EVERY_MS) > now) return { actor, expiresAt: found.expiresAt, renewed: false }
  const expiresAt = addMs(now, SESSION_MS)
  await ctx.db.update(session).set({ lastSeenAt: now, expiresAt }).where(eq(session.id, sessionId))
  return { actor, expiresAt, renewed: true }
}

/** Every request asks this. */
const lookUp = preparedSelect('session', (db) => {
  const isGood = and(
    eq(session.tokenHash, sql.placeholder('tokenHash')),
    gt(session.expiresAt, sql.placeholder('now')),
    eq(user.state, 'active'),
  )
  return db
    .select({
      id: session.id,
      userId: session.userId,
      role: user.role,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(isGood)
})

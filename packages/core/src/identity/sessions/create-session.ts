import { session } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { recordAudit } from '../../audit'
import { addMs, DAY_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { hashToken, randomToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'
import type { OpenedSession, Visit } from '../contract'
import { actingAs, lockUser } from '../people'

/** A session ends 30 days after it was last used. */
export const SESSION_MS = 30 * DAY_MS

/** Whose session, through which door, from where. */
export interface SessionFacts {
  userId: Id<'usr'>
  /** The door they came by, for the audit: `password`, `email-link`, `google` … */
  door: string
  visit: Visit
}

/** Opens a session for somebody who has proven who they are. SUSPENDED for a suspended person. */
export async function createSession(ctx: Ctx, facts: SessionFacts, token = randomToken()): Promise<OpenedSession> {
  const { userId, door, visit } = facts
  return inTransaction(ctx, async (ctx) => {
    const person = await lockUser(ctx, userId)
    if (person.state === 'suspended') throw new AppError('SUSPENDED')
    const sessionId = ctx.ids.next('ses')
    const now = ctx.clock.now()
    const expiresAt = addMs(now, SESSION_MS)
    await ctx.db.insert(session).values({
      id: sessionId,
      userId,
      tokenHash: hashToken(token),
      userAgent: visit.userAgent.slice(0, 500),
      address: visit.address.slice(0, 100),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    })
    await recordAudit(actingAs(ctx, person), {
      action: 'user.signed-in',
      subject: userId,
      after: { door, sessionId },
      address: visit.address,
    })
    return { userId, sessionId, token, expiresAt }
  })
}

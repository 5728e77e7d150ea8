import { session } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { publishEvent } from '../../notify'
import { actingAs, dropSessions, findUser, sessionsEnded } from '../people'

/** Ends the session with this token; nothing happens when there is none. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [gone] = await ctx.db
      .delete(session)
      .where(eq(session.tokenHash, hashToken(token)))
      .returning({ id: session.id, userId: session.userId })
    const person = gone && (await findUser(ctx, gone.userId))
    if (!person) return
    const after = { sessionId: gone.id }
    await recordAudit(actingAs(ctx, person), { action: 'user.signed-out', subject: person.id, after })
    await publishEvent(ctx, person.id, sessionsEnded, {})
  })
}

/** Ends all sessions of the signed-in person, this one too. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  requirePermission(ctx, 'identity.self')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    await dropSessions(ctx, userId)
    await recordAudit(ctx, { action: 'user.signed-out-everywhere', subject: userId })
  })
}

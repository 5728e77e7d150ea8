import { apiKey, session } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, count, eq, gt, isNull, max } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { UserDetail } from '../contract'
import { findUser, listDoors } from '../people'

/** One person with what an admin page shows of them. Needs `admin.read`; NOT_FOUND for an unknown id. */
export async function getUser(ctx: Ctx, userId: Id<'usr'>): Promise<UserDetail> {
  requirePermission(ctx, 'admin.read')
  const person = await findUser(ctx, userId)
  if (!person) throw new AppError('NOT_FOUND', { message: `no user ${userId}` })
  const doors = await listDoors(ctx, userId)
  const [sessions] = await ctx.db
    .select({ open: count(), lastSeenAt: max(session.lastSeenAt) })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, ctx.clock.now())))
  const [keys] = await ctx.db
    .select({ live: count() })
    .from(apiKey)
    .where(and(eq(apiKey.userId, userId), isNull(apiKey.revokedAt)))
  const { id, email, emailVerifiedAt, name, role, state, stateReason, language, createdAt } = person
  return {
    id,
    email,
    emailVerifiedAt,
    name,
    role,
    state,
    stateReason,
    language,
    createdAt,
    doors: doors.map((door) => door.provider),
    sessions: sessions?.open ?? 0,
    apiKeys: keys?.live ?? 0,
    lastSeenAt: sessions?.lastSeenAt ?? null,
  }
}

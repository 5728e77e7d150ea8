import { apiKey, user } from '@studiolo/db/schema/identity'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Actor } from '../../kernel/actor'
import { addMs, MINUTE_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'
import { isWellFormed } from './api-key-secret'

const TOUCH_EVERY_MS = MINUTE_MS

/**
 * Who a script with this secret is; null for an unknown or revoked key, SUSPENDED for the key of a suspended person.
 * Notes the use at most once a minute.
 */
export async function readApiKey(ctx: Ctx, secret: string): Promise<Extract<Actor, { kind: 'user' }> | null> {
  if (!isWellFormed(secret)) return null
  const [found] = await ctx.db
    .select({
      id: apiKey.id,
      scopes: apiKey.scopes,
      lastUsedAt: apiKey.lastUsedAt,
      userId: user.id,
      role: user.role,
      state: user.state,
    })
    .from(apiKey)
    .innerJoin(user, eq(user.id, apiKey.userId))
    .where(and(eq(apiKey.secretHash, hashToken(secret)), isNull(apiKey.revokedAt), ne(user.state, 'deleted')))
  if (!found) return null
  const { id, scopes, userId, role } = found
  if (found.state === 'suspended') throw new AppError('SUSPENDED', { message: `key ${id}` })
  const now = ctx.clock.now()
  if (!found.lastUsedAt || addMs(found.lastUsedAt, TOUCH_EVERY_MS) <= now) {
    await ctx.db.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, id))
  }
  return { kind: 'user', userId, role, apiKey: { id, scopes } }
}

import { apiKey } from '@studiolo/db/schema/identity'
import { and, count, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { AppError } from '../../kernel/errors'
import type { ApiKeyRow, CreateApiKeyInput } from '../contract'
import { lockUser } from '../people'
import { hintOf, makeSecret } from './api-key-secret'

const MAX_KEYS = 20

/** Makes an API key of the signed-in person. The secret is in this answer and nowhere else. CONFLICT above 20 live keys. */
export async function createApiKey(ctx: Ctx, input: CreateApiKeyInput): Promise<ApiKeyRow & { secret: string }> {
  requirePermission(ctx, 'api-key.manage')
  const userId = requireUser(ctx)
  const secret = makeSecret()
  return inTransaction(ctx, async (ctx) => {
    await lockUser(ctx, userId)
    const [live] = await ctx.db
      .select({ keys: count() })
      .from(apiKey)
      .where(and(eq(apiKey.userId, userId), isNull(apiKey.revokedAt)))
    if ((live?.keys ?? 0) >= MAX_KEYS) throw new AppError('CONFLICT', { meta: { reason: 'too-many', limit: MAX_KEYS } })
    const row = {
      id: ctx.ids.next('key'),
      name: input.name,
      hint: hintOf(secret),
      scopes: [...new Set(input.scopes)],
      createdAt: ctx.clock.now(),
    }
    await ctx.db.insert(apiKey).values({ ...row, userId, secretHash: hashToken(secret) })
    await recordAudit(ctx, { action: 'api-key.created', subject: userId, after: { id: row.id, scopes: row.scopes } })
    return { ...row, lastUsedAt: null, secret }
  })
}

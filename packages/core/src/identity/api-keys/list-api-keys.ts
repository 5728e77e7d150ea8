import { apiKey } from '@studiolo/db/schema/identity'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { ApiKeyRow } from '../contract'

/** The signed-in person's live keys, the newest first; never their secrets. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyRow[]> {
  requirePermission(ctx, 'api-key.manage')
  return ctx.db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      hint: apiKey.hint,
      scopes: apiKey.scopes,
      createdAt: apiKey.createdAt,
      lastUsedAt: apiKey.lastUsedAt,
    })
    .from(apiKey)
    .where(and(eq(apiKey.userId, requireUser(ctx)), isNull(apiKey.revokedAt)))
    .orderBy(desc(apiKey.id))
}

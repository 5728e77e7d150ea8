import { apiKey } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { inArray } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { ApiKeyName } from '../contract'

/** The names of these keys, revoked ones too, for rows about something else; unknown ids are left out. Needs `admin.read`. */
export async function nameApiKeys(ctx: Ctx, ids: Id<'key'>[]): Promise<ApiKeyName[]> {
  requirePermission(ctx, 'admin.read')
  if (ids.length === 0) return []
  const { id, userId, name, hint, revokedAt } = apiKey
  return ctx.db.select({ id, userId, name, hint, revokedAt }).from(apiKey).where(inArray(apiKey.id, ids))
}

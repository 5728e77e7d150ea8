import { apiKey } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'

/** Is it a key of this person that still works? Trusts its caller: checks no permission. */
export async function isLiveApiKey(ctx: Ctx, { userId, id }: { userId: Id<'usr'>; id: Id<'key'> }): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: apiKey.id })
    .from(apiKey)
    .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId), isNull(apiKey.revokedAt)))
  return rows.length > 0
}

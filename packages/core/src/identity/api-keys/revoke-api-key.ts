import { apiKey } from '@studiolo/db/schema/identity'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'

/** Ends one of the person's own keys from the next request on; NOT_FOUND for anybody else's. */
export async function revokeApiKey(ctx: Ctx, id: Id<'key'>): Promise<void> {
  requirePermission(ctx, 'api-key.manage')
  const userId = requireUser(ctx)
  await inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .update(apiKey)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId), isNull(apiKey.revokedAt)))
      .returning({ id: apiKey.id })
    if (gone.length === 0) throw new AppError('NOT_FOUND', { message: `no key ${id}` })
    await recordAudit(ctx, { action: 'api-key.revoked', subject: userId, after: { id } })
  })
}

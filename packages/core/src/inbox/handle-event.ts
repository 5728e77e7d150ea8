import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'

export type Inbound = typeof inboundEvent.$inferSelect

/**
 * Handles a kept webhook exactly once: what `prepare` learns outside (it may ask the sender) is given to `apply`, whose
 * changes commit together with the mark that it is handled. A failure is noted and thrown on, for the queue to try again.
 */
export async function handleEvent<T>(
  ctx: Ctx,
  id: Id<'evt'>,
  prepare: (event: Inbound) => Promise<T>,
  apply: (ctx: TxCtx, prepared: T) => Promise<void>,
): Promise<void> {
  const [event] = await ctx.db
    .update(inboundEvent)
    .set({ attempts: sql`${inboundEvent.attempts} + 1` })
    .where(eq(inboundEvent.id, id))
    .returning()
  if (!event || event.state === 'handled') return
  try {
    const prepared = await prepare(event)
    await inTransaction(ctx, async (ctx) => {
      const [current] = await ctx.db.select().from(inboundEvent).where(eq(inboundEvent.id, id)).for('update')
      if (current?.state === 'handled') return
      await apply(ctx, prepared)
      await ctx.db
        .update(inboundEvent)
        .set({ state: 'handled', handledAt: ctx.clock.now(), lastError: null })
        .where(eq(inboundEvent.id, id))
    })
  } catch (error) {
    await ctx.db
      .update(inboundEvent)
      .set({ state: 'failed', lastError: String(error).slice(0, 2000) })
      .where(sql`${inboundEvent.id} = ${sql.param(id, inboundEvent.id)} and ${inboundEvent.state} <> 'handled'`)
    throw error
  }
}

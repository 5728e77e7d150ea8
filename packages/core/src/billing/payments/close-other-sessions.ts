import { checkoutSession } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray } from 'drizzle-orm'
import { enqueue } from '../../jobs'
import type { TxCtx } from '../../kernel/context'
import { closeSession } from '../jobs'

/** Nobody shall pay an order twice: its other sessions are closed at their gateways. */
export async function closeOtherSessions(ctx: TxCtx, orderId: Id<'ord'>, paid: Id<'cks'> | null): Promise<void> {
  const others = await ctx.db
    .select({ id: checkoutSession.id })
    .from(checkoutSession)
    .where(and(eq(checkoutSession.orderId, orderId), inArray(checkoutSession.state, ['opening', 'open', 'unknown'])))
  for (const { id } of others) {
    if (id !== paid) await enqueue(ctx, closeSession, { sessionId: id }, { key: `close:${id}` })
  }
}

import { checkoutSession, order } from '@studiolo/db/schema/billing'
import { payableStates } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { enqueue } from '../../jobs'
import type { TxCtx } from '../../kernel/context'
import { closeSession } from '../jobs'
import type { Bought } from './what-was-bought'

/** Nobody shall pay an order twice, or two plans: the other sessions are closed at their gateways. */
export async function closeOtherSessions(ctx: TxCtx, bought: Bought, paid: Id<'cks'> | null): Promise<void> {
  const { orderId, userId, source } = bought
  const plans = and(eq(order.userId, userId), isNotNull(order.planId), eq(order.state, 'pending'))
  const others = await ctx.db
    .select({ id: checkoutSession.id })
    .from(checkoutSession)
    .innerJoin(order, eq(order.id, checkoutSession.orderId))
    .where(
      and(
        or(eq(order.id, orderId), source === 'subscription' ? plans : undefined),
        inArray(checkoutSession.state, [...payableStates]),
      ),
    )
  for (const { id } of others) {
    if (id !== paid) await enqueue(ctx, closeSession, { sessionId: id }, { key: `close:${id}` })
  }
}

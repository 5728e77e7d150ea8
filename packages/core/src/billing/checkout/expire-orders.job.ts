import { checkoutSession, order } from '@studiolo/db/schema/billing'
import { and, eq, exists, gt, lt, ne, notExists, or, sql } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs, HOUR_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { orderChanged } from '../events'
import { expireOrders } from '../jobs'

/** An order that never got a session is over after this. */
const FORGOTTEN_MS = 2 * HOUR_MS
const AT_ONCE = 200

/** Ends orders none of whose sessions can be paid any more, and says so to their buyers. */
export const expireOrdersJob = implementJob(expireOrders, async (ctx) => {
  const now = ctx.clock.now()
  await inTransaction(ctx, async (ctx) => {
    const ofOrder = eq(checkoutSession.orderId, order.id)
    const live = ctx.db
      .select({ one: sql`1` })
      .from(checkoutSession)
      .where(and(ofOrder, ne(checkoutSession.state, 'closed'), gt(checkoutSession.expiresAt, now)))
    const any = ctx.db
      .select({ one: sql`1` })
      .from(checkoutSession)
      .where(ofOrder)
    const forgotten = lt(order.createdAt, addMs(now, -FORGOTTEN_MS))
    const due = await ctx.db
      .select({ id: order.id, userId: order.userId })
      .from(order)
      .where(and(eq(order.state, 'pending'), notExists(live), or(exists(any), forgotten)))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    for (const { id, userId } of due) {
      await ctx.db.update(order).set({ state: 'expired' }).where(eq(order.id, id))
      await publishEvent(ctx, userId, orderChanged, { id, state: 'expired' })
    }
  })
})

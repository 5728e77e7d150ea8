import { order, payment } from '@studiolo/db/schema/billing'
import { and, eq, gte, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { UNPAID_DAYS, type UnpaidOrdersInput, type UnpaidOrdersPage } from '../contract'
import { viewOrders } from './view-orders'

/**
 * The signed-in creator's orders of the last 30 days, of packages and plans, that no money is known of, newest first:
 * those that can still be paid, and those whose buyer may say that they did. What was paid stands in the billing history.
 */
export async function listUnpaidOrders(ctx: Ctx, { cursor, limit }: UnpaidOrdersInput): Promise<UnpaidOrdersPage> {
  requirePermission(ctx, 'billing.read')
  const money = ctx.db
    .select({ one: sql`1` })
    .from(payment)
    .where(and(eq(payment.orderId, order.id), isNotNull(payment.paidAt)))
  const filter = and(
    eq(order.userId, requireUser(ctx)),
    inArray(order.state, ['pending', 'expired']),
    gte(order.createdAt, addMs(ctx.clock.now(), -UNPAID_DAYS * DAY_MS)),
    notExists(money),
    cursor && lt(order.id, cursor),
  )
  const found = await viewOrders(ctx, filter, limit + 1)
  const orders = found.slice(0, limit)
  return { orders, nextCursor: found.length > limit ? (orders.at(-1)?.id ?? null) : null }
}

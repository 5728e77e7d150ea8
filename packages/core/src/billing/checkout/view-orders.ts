import { checkoutSession, order, payment } from '@studiolo/db/schema/billing'
import { and, desc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import type { OrderView } from '../contract'
import { receiptUrlOf } from '../payments/receipt-url'
import { refundedMinor } from '../payments/refunded-minor'
import { strayPayments } from './stray-payments'

/** A plan's order stands for its first month. */
const firstMonth = sql`select p.id from ${payment} p where p.order_id = ${order.id} and p.subscription_id is not null
  and p.state not in ('duplicate', 'unmatched') order by p.paid_at, p.id limit 1`

/** Orders as their buyers see them, newest first. Trusts its caller. */
export async function viewOrders(ctx: Ctx, filter: SQL | undefined, limit: number): Promise<OrderView[]> {
  const rows = await ctx.db
    .select({ order, payment, refundedMinor })
    .from(order)
    .leftJoin(payment, eq(payment.id, sql`coalesce(${order.paymentId}, (${firstMonth}))`))
    .where(filter)
    .orderBy(desc(order.id))
    .limit(limit)
  const pending = rows.flatMap(({ order }) => (order.state === 'pending' ? order.id : []))
  const sessions = await ctx.db
    .select({ orderId: checkoutSession.orderId, url: checkoutSession.url })
    .from(checkoutSession)
    .where(
      and(inArray(checkoutSession.orderId, pending), eq(checkoutSession.state, 'open'), isNotNull(checkoutSession.url)),
    )
  const strays = await strayPayments(
    ctx,
    rows.map(({ order }) => order.id),
  )
  return rows.map(({ order, payment, refundedMinor }) => ({
    id: order.id,
    packageId: order.packageId,
    planId: order.planId,
    credits: order.credits,
    amountMinor: order.amountMinor,
    currency: order.currency,
    state: order.state,
    isAutomatic: order.isAutomatic,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    paymentId: payment?.id ?? null,
    payment: payment?.state ?? null,
    refundedMinor,
    takenCredits: payment?.takenCredits ?? 0,
    receiptUrl: payment && receiptUrlOf(payment),
    payUrl: sessions.find(({ orderId }) => orderId === order.id)?.url ?? null,
    strays: strays.get(order.id) ?? [],
  }))
}

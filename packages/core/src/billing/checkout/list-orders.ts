import { checkoutSession, order, payment } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, gte, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { UNPAID_DAYS, type OrderView, type UnpaidOrdersInput, type UnpaidOrdersPage } from '../contract'
import { receiptUrlOf } from '../payments/receipt-url'
import { refundedMinor } from '../payments/refunded-minor'
import { strayPayments } from './stray-payments'

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
  const rows = await readOrders(ctx, filter, limit + 1)
  const orders = await view(ctx, rows.slice(0, limit))
  return { orders, nextCursor: rows.length > limit ? (orders.at(-1)?.id ?? null) : null }
}

/** One's own order, of a package or a plan; NOT_FOUND for anybody else's. */
export async function getOrder(ctx: Ctx, id: Id<'ord'>): Promise<OrderView> {
  requirePermission(ctx, 'billing.read')
  const rows = await readOrders(ctx, and(eq(order.id, id), eq(order.userId, requireUser(ctx))), 1)
  const [found] = await view(ctx, rows)
  if (!found) throw new AppError('NOT_FOUND', { message: `no order ${id}` })
  return found
}

/** A plan's order stands for its first month. */
const firstMonth = sql`select p.id from ${payment} p where p.order_id = ${order.id} and p.subscription_id is not null
  and p.state not in ('duplicate', 'unmatched') order by p.paid_at, p.id limit 1`

function readOrders(ctx: Ctx, filter: ReturnType<typeof and>, limit: number) {
  return ctx.db
    .select({ order, payment, refundedMinor })
    .from(order)
    .leftJoin(payment, eq(payment.id, sql`coalesce(${order.paymentId}, (${firstMonth}))`))
    .where(filter)
    .orderBy(desc(order.id))
    .limit(limit)
}

async function view(ctx: Ctx, rows: Awaited<ReturnType<typeof readOrders>>): Promise<OrderView[]> {
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

import { checkoutSession, order, payment, refund } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { OrdersInput, OrdersPage, OrderView } from '../contract'

/** The signed-in creator's purchases of packages, newest first; what plans cost stands in the billing history. */
export async function listOrders(ctx: Ctx, { cursor, limit }: OrdersInput): Promise<OrdersPage> {
  requirePermission(ctx, 'billing.read')
  const filter = and(eq(order.userId, requireUser(ctx)), isNotNull(order.packageId), cursor && lt(order.id, cursor))
  const rows = await readOrders(ctx, filter, limit + 1)
  const orders = await view(ctx, rows.slice(0, limit))
  return { orders, nextCursor: rows.length > limit ? (orders.at(-1)?.id ?? null) : null }
}

/** One of them; NOT_FOUND for anybody else's. */
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
    .select({ order, payment })
    .from(order)
    .leftJoin(payment, eq(payment.id, sql`coalesce(${order.paymentId}, (${firstMonth}))`))
    .where(filter)
    .orderBy(desc(order.id))
    .limit(limit)
}

async function view(ctx: Ctx, rows: Awaited<ReturnType<typeof readOrders>>): Promise<OrderView[]> {
  const paymentIds = rows.flatMap(({ payment }) => payment?.id ?? [])
  const refunds = await ctx.db
    .select()
    .from(refund)
    .where(and(inArray(refund.paymentId, paymentIds), ne(refund.state, 'failed')))
  const pending = rows.flatMap(({ order }) => (order.state === 'pending' ? order.id : []))
  const sessions = await ctx.db
    .select({ orderId: checkoutSession.orderId, url: checkoutSession.url })
    .from(checkoutSession)
    .where(
      and(inArray(checkoutSession.orderId, pending), eq(checkoutSession.state, 'open'), isNotNull(checkoutSession.url)),
    )
  return rows.map(({ order, payment }) => ({
    id: order.id,
    packageId: order.packageId,
    planId: order.planId,
    credits: order.credits,
    amountMinor: order.amountMinor,
    currency: order.currency,
    state: order.state,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    payment: payment?.state ?? null,
    refundedMinor: refunds
      .filter(({ paymentId }) => paymentId === payment?.id)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    takenCredits: payment?.takenCredits ?? 0,
    receiptUrl: payment?.receiptUrl ?? null,
    payUrl: sessions.find(({ orderId }) => orderId === order.id)?.url ?? null,
  }))
}

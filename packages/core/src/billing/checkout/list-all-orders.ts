import { checkoutSession, order, payment, subscription } from '@studiolo/db/schema/billing'
import { and, asc, desc, eq, exists, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { AllOrdersInput, AllOrdersPage, OrderKind, OrderSession, TracedOrder } from './contract'
import type { Order } from './place-order'

type Session = typeof checkoutSession.$inferSelect

/** Everybody's orders, paid or not, the newest first, with their sessions and payments. Needs `admin.read`. */
export async function listAllOrders(ctx: Ctx, input: AllOrdersInput): Promise<AllOrdersPage> {
  requirePermission(ctx, 'admin.read')
  const { states, gateway, kind, id, userId, cursor, limit } = input
  const rows = await ctx.db
    .select()
    .from(order)
    .where(
      and(
        states && inArray(order.state, states),
        gateway && triedAt(ctx, gateway),
        kind && ofKind(kind),
        id && eq(order.id, id),
        userId && eq(order.userId, userId),
        cursor && lt(order.id, cursor),
      ),
    )
    .orderBy(desc(order.id))
    .limit(limit + 1)
  const orders = await withTries(ctx, rows.slice(0, limit))
  return { orders, nextCursor: rows.length > limit ? (orders.at(-1)?.id ?? null) : null }
}

function triedAt(ctx: Ctx, gateway: Session['gateway']) {
  const tries = ctx.db
    .select({ one: sql`1` })
    .from(checkoutSession)
    .where(and(eq(checkoutSession.orderId, order.id), eq(checkoutSession.gateway, gateway)))
  return exists(tries)
}

function ofKind(kind: OrderKind) {
  switch (kind) {
    case 'plan':
      return isNotNull(order.planId)
    case 'automatic':
      return eq(order.isAutomatic, true)
    case 'package':
      return and(isNotNull(order.packageId), eq(order.isAutomatic, false))
  }
}

async function withTries(ctx: Ctx, rows: Order[]): Promise<TracedOrder[]> {
  const ids = rows.map(({ id }) => id)
  const sessions = await ctx.db
    .select()
    .from(checkoutSession)
    .where(inArray(checkoutSession.orderId, ids))
    .orderBy(asc(checkoutSession.id))
  const payments = await ctx.db
    .select({
      orderId: payment.orderId,
      id: payment.id,
      gateway: payment.gateway,
      state: payment.state,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      paidAt: payment.paidAt,
      createdAt: payment.createdAt,
    })
    .from(payment)
    .where(inArray(payment.orderId, ids))
    .orderBy(asc(payment.id))
  const buyers = rows.flatMap(({ planId, userId }) => (planId === null ? [] : userId))
  const subscriptions = await ctx.db
    .select({ orderId: subscription.orderId, id: subscription.id, state: subscription.state })
    .from(subscription)
    // By whose they are: that is what they can be found by.
    .where(and(inArray(subscription.userId, buyers), inArray(subscription.orderId, ids)))
    .orderBy(asc(subscription.id))
  return rows.map((row) => {
    const tries = sessions.filter(({ orderId }) => orderId === row.id)
    const begun = subscriptions.find(({ orderId }) => orderId === row.id)
    return {
      ...viewOrder(row),
      isRefused: row.state !== 'paid' && tries.every((session) => wasRefused(row, session)),
      sessions: tries.map(viewSession),
      payments: payments.filter(({ orderId }) => orderId === row.id).map(({ orderId: _, ...money }) => money),
      subscription: begun ? { id: begun.id, state: begun.state } : null,
    }
  })
}

/** A lost answer is looked up at the gateway later: then it has the gateway's id, and was never shown to anybody. */
function wasRefused({ state: orderState }: Order, { state, gatewaySessionId, lastError }: Session): boolean {
  const isUnderWay = state === 'opening' && orderState === 'pending'
  if (isUnderWay || state === 'open' || state === 'paid') return false
  return gatewaySessionId === null || lastError !== null
}

function viewOrder(row: Order): Omit<TracedOrder, 'isRefused' | 'sessions' | 'payments' | 'subscription'> {
  const { id, userId, packageId, planId, isAutomatic, credits, amountMinor, currency, state, createdAt, paidAt } = row
  const kind = planId !== null ? 'plan' : isAutomatic ? 'automatic' : 'package'
  return { id, userId, kind, packageId, planId, credits, amountMinor, currency, state, createdAt, paidAt }
}

function viewSession(session: Session): OrderSession {
  const { id, gateway, gatewaySessionId, state, url, lastError, createdAt, expiresAt } = session
  const isShown = state === 'open' && url !== null
  return { id, gateway, gatewaySessionId, state, isShown, lastError, createdAt, expiresAt }
}

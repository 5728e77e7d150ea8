import { checkoutSession, creditPackage, order } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, isNotNull } from 'drizzle-orm'
import { findUser } from '../../identity'
import { enqueue } from '../../jobs'
import { appLink, appUrlConfig } from '../../kernel/app-url'
import { addMs, HOUR_MS, MINUTE_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { askGateway } from '../gateways'
import { GatewayError, type Gateway, type OpenedSession, type SessionOrder } from '../gateways/gateway'
import { closeSession } from '../jobs'
import { productOfPlan } from '../subscriptions/plan-products'
import type { Order } from './place-order'

export type Session = typeof checkoutSession.$inferSelect

/** How long an order can be paid. */
const SESSION_MS = HOUR_MS
/** An answer that has not come by then was lost: whoever asked has died. */
const LOST_AFTER_MS = 2 * MINUTE_MS

interface Shown {
  gateway: GatewayId
  url: string
}

/** Where the order can be paid, if anywhere yet. */
export async function shownSession(ctx: Ctx, orderId: Id<'ord'>): Promise<Shown | null> {
  const [open] = await ctx.db
    .select({ gateway: checkoutSession.gateway, url: checkoutSession.url })
    .from(checkoutSession)
    .where(and(eq(checkoutSession.orderId, orderId), eq(checkoutSession.state, 'open'), isNotNull(checkoutSession.url)))
    .limit(1)
  return open?.url ? { gateway: open.gateway, url: open.url } : null
}

/**
 * Opens a session of the order at one gateway: the row first, then the call, then the answer. Whatever is cut off in
 * between is found by the job `close-session`. Throws the gateway's error.
 */
export async function openSession(ctx: Ctx, asked: Order, gateway: Gateway): Promise<Shown> {
  const session = await insertSession(ctx, asked, gateway.id)
  try {
    const request = await sessionOrder(ctx, session, gateway)
    const opened = await askGateway((signal) => gateway.openSession(ctx, request, signal))
    return await show(ctx, session, opened)
  } catch (error) {
    if (error instanceof GatewayError) await giveUp(ctx, session, error)
    throw error
  }
}

function insertSession(ctx: Ctx, asked: Order, gateway: GatewayId): Promise<Session> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now()
    const [session] = await ctx.db
      .insert(checkoutSession)
      .values({
        id: ctx.ids.next('cks'),
        orderId: asked.id,
        gateway,
        createdAt: now,
        expiresAt: addMs(now, SESSION_MS),
      })
      .returning()
    if (!session) throw new Error('a row that was written is not there')
    const runAt = addMs(now, LOST_AFTER_MS)
    await enqueue(ctx, closeSession, { sessionId: session.id }, { key: `close:${session.id}`, runAt })
    return session
  })
}

/** What the gateway is asked, the same whenever it is asked again. */
export async function sessionOrder(ctx: Ctx, session: Session, gateway: Gateway): Promise<SessionOrder> {
  const [found] = await ctx.db.select().from(order).where(eq(order.id, session.orderId))
  if (!found) throw new Error(`session ${session.id} has no order`)
  const { id, userId, credits, amountMinor, currency } = found
  const buyer = await findUser(ctx, userId)
  const { origin } = ctx.config(appUrlConfig)
  const back = `/credits/orders/${id}`
  return {
    reference: session.id,
    orderId: id,
    ...(await itemOf(ctx, found, gateway)),
    credits,
    amountMinor,
    currency,
    ...(found.topUp && { savesMethod: true as const }),
    email: buyer?.emailVerifiedAt ? buyer.email : null,
    returnUrl: appLink(origin, back),
    cancelUrl: appLink(origin, back, { canceled: '1' }),
    expiresAt: session.expiresAt,
  }
}

type Item = Pick<SessionOrder, 'mode' | 'item' | 'product'>

async function itemOf(ctx: Ctx, asked: Order, gateway: Gateway): Promise<Item> {
  const { planId, packageId, credits, amountMinor, currency } = asked
  if (planId !== null) {
    const product = await productOfPlan(ctx, gateway, { planId, monthlyCredits: credits, amountMinor, currency })
    return { mode: 'subscription', item: planId, product }
  }
  if (packageId === null) throw new Error(`order ${asked.id} is for nothing`)
  const [sold] = await ctx.db.select().from(creditPackage).where(eq(creditPackage.id, packageId))
  const product = sold?.gatewayProducts[gateway.id]
  // The price is that of the product, whatever the order says: one of other terms sells nothing until the next sync.
  const isFit = product?.credits === credits && product.amountMinor === amountMinor && product.currency === currency
  return { mode: 'payment', item: packageId, product: isFit ? product.id : null }
}

/** Keeps the answer, unless another session of the order is being shown already: then this one is closed. */
function show(ctx: Ctx, { id, orderId, gateway }: Session, opened: OpenedSession): Promise<Shown> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.select({ id: order.id }).from(order).where(eq(order.id, orderId)).for('update')
    const first = await shownSession(ctx, orderId)
    const { gatewaySessionId, url } = opened
    await ctx.db
      .update(checkoutSession)
      .set({ gatewaySessionId, state: 'open', url: first ? null : url })
      .where(eq(checkoutSession.id, id))
    const runAt = first ? undefined : addMs(ctx.clock.now(), SESSION_MS)
    await enqueue(ctx, closeSession, { sessionId: id }, { key: `close:${id}`, runAt })
    return first ?? { gateway, url }
  })
}

async function giveUp(ctx: Ctx, { id }: Session, { outcome, message }: GatewayError): Promise<void> {
  const state = outcome === 'refused' ? 'closed' : 'unknown'
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(checkoutSession)
      .set({ state, lastError: message.slice(0, 500) })
      .where(and(eq(checkoutSession.id, id), eq(checkoutSession.state, 'opening')))
    if (state === 'unknown') await enqueue(ctx, closeSession, { sessionId: id }, { key: `close:${id}` })
  })
}

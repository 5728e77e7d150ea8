import { order, subscription } from '@studiolo/db/schema/billing'
import type { GrantSource } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import type { Order } from '../checkout/place-order'
import { findLive, lockSubscriptionsOf, type Subscription } from '../subscriptions/find-subscription'
import type { Payment } from './settle-payment'

/** What a payment paid for. */
export interface Bought {
  userId: Id<'usr'>
  orderId: Id<'ord'>
  credits: number
  source: Extract<GrantSource, 'purchase' | 'subscription'>
  expiresAt: Date | null
  /** Ordered by the automatic top-up. */
  isAutomatic: boolean
  /** Nothing was booked of this payment yet. */
  isFirst: boolean
}

/** `twice`: paid already, or paid by somebody who has a plan; `nothing`: of no order of ours, or not the amount asked. */
export type Match =
  | { kind: 'bought'; bought: Bought }
  | { kind: 'twice'; orderId: Id<'ord'>; subscription: Subscription | null }
  | { kind: 'nothing' }

/** How long the credits of a month outlast it, so that they are there until the next payment has come. */
const OUTLAST_MS = 3 * DAY_MS

/** What a payment that has come was for. Locks the order; for a plan the owner's subscriptions before. */
export function whatWasBought(ctx: TxCtx, known: Payment): Promise<Match> {
  return known.gatewayInvoiceId === null ? packageOf(ctx, known) : monthOf(ctx, known)
}

async function packageOf(ctx: TxCtx, known: Payment): Promise<Match> {
  const bought = known.orderId && (await lockOrder(ctx, known.orderId))
  if (!bought || bought.planId !== null || bought.currency !== known.currency) return { kind: 'nothing' }
  if ((known.amountMinor ?? 0) + known.discountMinor < bought.amountMinor) return { kind: 'nothing' }
  if (bought.paymentId && bought.paymentId !== known.id)
    return { kind: 'twice', orderId: bought.id, subscription: null }
  const { userId, id: orderId, credits, paymentId, isAutomatic } = bought
  const facts = { userId, orderId, credits, isAutomatic, isFirst: paymentId === null }
  return { kind: 'bought', bought: { ...facts, source: 'purchase', expiresAt: null } }
}

/** A month of a subscription, whatever it cost: discounts and taxes are the gateway's. */
async function monthOf(ctx: TxCtx, known: Payment): Promise<Match> {
  const { subscriptionId, credits, periodEnd, state } = known
  if (subscriptionId === null || credits === null || periodEnd === null) return { kind: 'nothing' }
  const [owner] = await ctx.db.select().from(subscription).where(eq(subscription.id, subscriptionId))
  if (!owner) return { kind: 'nothing' }
  const { userId, orderId, planId } = owner
  await lockSubscriptionsOf(ctx, userId)
  const live = await findLive(ctx, userId)
  const isSecond = planId === null && live !== null && live.id !== subscriptionId
  if (state === 'duplicate' || isSecond) return { kind: 'twice', orderId, subscription: owner }
  await lockOrder(ctx, orderId)
  const expiresAt = addMs(periodEnd, OUTLAST_MS)
  const isFirst = state === 'announced' || state === 'unmatched'
  const facts = { userId, orderId, credits, isAutomatic: false, isFirst }
  return { kind: 'bought', bought: { ...facts, source: 'subscription', expiresAt } }
}

async function lockOrder(ctx: TxCtx, id: Id<'ord'>): Promise<Order | null> {
  const [locked] = await ctx.db.select().from(order).where(eq(order.id, id)).for('update')
  return locked ?? null
}

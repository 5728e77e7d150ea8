import { dispute, order, payment, refund } from '@studiolo/db/schema/billing'
import type { PaymentState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { findUser } from '../../identity'
import { enqueue } from '../../jobs'
import { raiseAlert } from '../../kernel/alerts'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { paidTwice, paymentUnmatched, subscribedTwice } from '../alerts'
import { orderChanged } from '../events'
import { endSubscription, sendRefund } from '../jobs'
import { lastMonth, settleSubscription } from '../subscriptions/settle-subscription'
import { mailToppedUp } from '../top-ups/mail-topped-up'
import { closeOtherSessions } from './close-other-sessions'
import { moveCredits } from './move-credits'
import { whatWasBought, type Bought, type Match } from './what-was-bought'

export type Payment = typeof payment.$inferSelect

/**
 * Makes credits and states agree with all that is known of a payment, whatever was last heard: granted once it is paid,
 * pro rata taken back for what was refunded or is disputed, restored when a dispute is won. Expects the payment's row
 * locked; locks the owner's subscriptions, the order, then the wallet.
 */
export async function settlePayment(ctx: TxCtx, known: Payment): Promise<void> {
  const { paidAt, amountMinor } = known
  if (!paidAt || amountMinor === null) return
  const match = await whatWasBought(ctx, known)
  if (match.kind === 'nothing') return markUnmatched(ctx, known)
  if (match.kind === 'twice') return sendBack(ctx, known, match, amountMinor)

  const { bought } = match
  if (bought.isFirst) await bookFirst(ctx, known, bought, paidAt)
  const { goneMinor, state } = await readFate(ctx, known.id, amountMinor)
  const movements = await moveCredits(ctx, known, bought, creditsOf(bought.credits, goneMinor, amountMinor))
  if (!bought.isFirst && movements === known.movements && state === known.state) return
  await ctx.db.update(payment).set({ state }).where(eq(payment.id, known.id))
  await publishEvent(ctx, bought.userId, orderChanged, { id: bought.orderId, state: 'paid' })
  if (!known.subscriptionId) return
  await settleSubscription(ctx, known.subscriptionId)
  if (state === 'paid') await endWithAccount(ctx, known, bought.userId, amountMinor)
  if (state === 'lost') await endUnpaid(ctx, known.id, known.subscriptionId)
}

/** Somebody who was deleted cannot end it themselves: what began after that ends, and its money goes back. */
async function endWithAccount(ctx: TxCtx, known: Payment, userId: Id<'usr'>, amountMinor: number): Promise<void> {
  const { id: paymentId, subscriptionId } = known
  if (!subscriptionId || (await findUser(ctx, userId))?.state !== 'deleted') return
  const reference = `deleted:${paymentId}`
  await enqueue(ctx, endSubscription, { subscriptionId }, { key: `end:${subscriptionId}` })
  if (amountMinor > 0) await enqueue(ctx, sendRefund, { paymentId, amountMinor, reference }, { key: reference })
}

/** The payer's bank took the money of the month that runs: the plan ends with it. */
async function endUnpaid(ctx: TxCtx, paymentId: Id<'pay'>, subscriptionId: Id<'sub'>): Promise<void> {
  if ((await lastMonth(ctx, subscriptionId))?.paymentId !== paymentId) return
  await enqueue(ctx, endSubscription, { subscriptionId }, { key: `end:${subscriptionId}` })
}

async function bookFirst(ctx: TxCtx, known: Payment, bought: Bought, paidAt: Date): Promise<void> {
  const { id: paymentId, amountMinor, currency, subscriptionId, planId } = known
  const { orderId, userId, credits } = bought
  await ctx.db
    .update(order)
    .set({
      state: 'paid',
      // A plan's order has many payments, in any order: its day is that of the first.
      paymentId: subscriptionId === null ? paymentId : null,
      paidAt: sql`least(${order.paidAt}, ${paidAt.toISOString()}::timestamptz)`,
    })
    .where(eq(order.id, orderId))
  await closeOtherSessions(ctx, bought, known.sessionId)
  await recordAudit(ctx, {
    action: 'payment.received',
    subject: userId,
    after: { paymentId, orderId, credits, amountMinor, currency, ...(subscriptionId && { subscriptionId, planId }) },
  })
  if (bought.isAutomatic) await mailToppedUp(ctx, bought, known)
}

/** Pro rata, rounded in the creator's favour; all of it once all the money is gone. */
export function creditsOf(credits: number, goneMinor: number, amountMinor: number): number {
  if (amountMinor === 0) return 0
  return goneMinor >= amountMinor ? credits : Math.floor((credits * goneMinor) / amountMinor)
}

/** How much of the money is not ours (any more), and what that makes of the payment. */
async function readFate(ctx: TxCtx, paymentId: Id<'pay'>, amountMinor: number) {
  const refunds = await ctx.db.select().from(refund).where(eq(refund.paymentId, paymentId))
  const disputes = await ctx.db.select().from(dispute).where(eq(dispute.paymentId, paymentId))
  const sum = (rows: { amountMinor: number }[]) => rows.reduce((total, row) => total + row.amountMinor, 0)
  const refunded = sum(refunds.filter(({ state }) => state !== 'failed'))
  const disputed = sum(disputes.filter(({ state }) => state !== 'won'))
  const states: [PaymentState, boolean][] = [
    ['lost', disputes.some(({ state }) => state === 'lost')],
    ['disputed', disputed > 0],
    ['refunded', amountMinor > 0 && refunded >= amountMinor],
    ['partly-refunded', refunded > 0],
  ]
  const [state] = states.find(([, holds]) => holds) ?? ['paid']
  return { goneMinor: Math.min(amountMinor, refunded + disputed), state }
}

/** It was paid for already: the money goes back by itself, a second subscription ends, and operators hear of it. */
async function sendBack(
  ctx: TxCtx,
  known: Payment,
  { orderId, subscription }: Extract<Match, { kind: 'twice' }>,
  amountMinor: number,
): Promise<void> {
  if (known.state === 'duplicate') return
  const { id: paymentId, gateway, gatewayPaymentId } = known
  await ctx.db.update(payment).set({ state: 'duplicate' }).where(eq(payment.id, paymentId))
  const reference = `duplicate:${paymentId}`
  if (amountMinor > 0) await enqueue(ctx, sendRefund, { paymentId, amountMinor, reference }, { key: reference })
  if (subscription) {
    const { id: subscriptionId } = subscription
    await enqueue(ctx, endSubscription, { subscriptionId }, { key: `end:${subscriptionId}` })
    return raiseAlert(ctx, subscribedTwice, subscriptionId, { subscriptionId, gateway, paymentId })
  }
  await raiseAlert(ctx, paidTwice, orderId, { paymentId, gateway, gatewayPaymentId, orderId })
}

async function markUnmatched(ctx: TxCtx, { id: paymentId, gateway, gatewayPaymentId, state }: Payment): Promise<void> {
  if (state === 'unmatched') return
  await ctx.db.update(payment).set({ state: 'unmatched' }).where(eq(payment.id, paymentId))
  await raiseAlert(ctx, paymentUnmatched, paymentId, { paymentId, gateway, gatewayPaymentId })
}

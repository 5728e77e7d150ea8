import { order, payment } from '@studiolo/db/schema/billing'
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
import { isRunningMonth, settleSubscription } from '../subscriptions/settle-subscription'
import { mailToppedUp } from '../top-ups/mail-topped-up'
import { pauseAfterReturn } from '../top-ups/pause-top-up'
import { closeOtherSessions } from './close-other-sessions'
import { moveCredits } from './move-credits'
import { topOf } from './taken-levels'
import { tellStray } from './tell-stray'
import { leftOf, readBack } from './count-back'
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
  if (match.kind !== 'bought') {
    await (match.kind === 'twice' ? sendBack(ctx, known, match, amountMinor) : markUnmatched(ctx, known))
    return tellStray(ctx, known)
  }

  const { bought } = match
  if (bought.isFirst) await bookFirst(ctx, known, bought, paidAt)
  const { goneMinor, state } = await readFate(ctx, known, amountMinor)
  const gone = creditsOf(bought.credits, goneMinor, amountMinor)
  const movements = await moveCredits(ctx, known, bought, gone)
  if (!bought.isFirst && movements === known.movements && state === known.state) return
  await ctx.db.update(payment).set({ state }).where(eq(payment.id, known.id))
  await publishEvent(ctx, bought.userId, orderChanged, { id: bought.orderId, state: 'paid' })
  if (gone > topOf(known.takes).gone) await pauseAfterReturn(ctx, bought.userId, known.id)
  if (known.subscriptionId) await settleSubscription(ctx, known.subscriptionId)
  if (bought.isFirst && state === 'paid') await endWithAccount(ctx, known, bought.userId, amountMinor)
  if (state === 'lost' && goneMinor >= amountMinor * MOST) await endUnpaid(ctx, known)
}

/** A bank may take a little less than was paid: currencies move. */
const MOST = 0.95

/** Somebody who was deleted can neither use what they paid for nor end it: a plan ends, and the money goes back. */
async function endWithAccount(ctx: TxCtx, known: Payment, userId: Id<'usr'>, amountMinor: number): Promise<void> {
  const { id: paymentId, subscriptionId } = known
  if ((await findUser(ctx, userId))?.state !== 'deleted') return
  const reference = `deleted:${paymentId}`
  if (subscriptionId) await enqueue(ctx, endSubscription, { subscriptionId }, { key: `end:${subscriptionId}` })
  if (amountMinor > 0) await enqueue(ctx, sendRefund, { paymentId, amountMinor, reference }, { key: reference })
}

/** The payer's bank took the money of the month that runs: the plan ends with it. An upgrade alone leaves the plan before. */
async function endUnpaid(ctx: TxCtx, known: Payment): Promise<void> {
  const { subscriptionId } = known
  if (!subscriptionId || !(await isRunningMonth(ctx, subscriptionId, known))) return
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
async function readFate(ctx: TxCtx, known: Payment, amountMinor: number) {
  const { refundedMinor, disputedMinor, disputes } = await readBack(ctx, known)
  const states: [PaymentState, boolean][] = [
    ['lost', disputes.some(({ state }) => state === 'lost')],
    ['disputed', disputedMinor > 0],
    ['refunded', amountMinor > 0 && refundedMinor >= amountMinor],
    ['partly-refunded', refundedMinor > 0],
  ]
  const [state] = states.find(([, holds]) => holds) ?? ['paid']
  return { goneMinor: Math.min(amountMinor, refundedMinor + disputedMinor), state }
}

/** It was paid for already: the money is sent back, a second subscription ends, and operators hear of it. */
async function sendBack(
  ctx: TxCtx,
  known: Payment,
  { orderId, subscription }: Extract<Match, { kind: 'twice' }>,
  amountMinor: number,
): Promise<void> {
  if (known.state === 'duplicate') return sendRest(ctx, known, amountMinor)
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

/** What its payer's bank gave back to us after all is sent back as well. */
async function sendRest(ctx: TxCtx, known: Payment, amountMinor: number): Promise<void> {
  const { id: paymentId } = known
  const back = await readBack(ctx, known)
  const won = back.disputes.filter(({ state }) => state === 'won').length
  const leftMinor = leftOf(amountMinor, back)
  if (won === 0 || leftMinor === 0 || back.disputes.some(({ state }) => state === 'open')) return
  const reference = `duplicate:${paymentId}:${won}`
  await enqueue(ctx, sendRefund, { paymentId, amountMinor: leftMinor, reference }, { key: reference })
}

async function markUnmatched(ctx: TxCtx, { id: paymentId, gateway, gatewayPaymentId, state }: Payment): Promise<void> {
  if (state === 'unmatched') return
  await ctx.db.update(payment).set({ state: 'unmatched' }).where(eq(payment.id, paymentId))
  await raiseAlert(ctx, paymentUnmatched, paymentId, { paymentId, gateway, gatewayPaymentId })
}

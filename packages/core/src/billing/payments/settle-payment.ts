import { dispute, order, payment, refund } from '@studiolo/db/schema/billing'
import type { PaymentState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { enqueue } from '../../jobs'
import { raiseAlert } from '../../kernel/alerts'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { paidTwice, paymentUnmatched } from '../alerts'
import type { Order } from '../checkout/start-checkout'
import { orderChanged } from '../events'
import { sendRefund } from '../jobs'
import { closeOtherSessions } from './close-other-sessions'
import { moveCredits } from './move-credits'

export type Payment = typeof payment.$inferSelect

/**
 * Makes credits and states agree with all that is known of a payment, whatever was last heard: granted once it is paid,
 * pro rata taken back for what was refunded or is disputed, restored when a dispute is won. Expects the payment's row
 * locked; locks the order, then the wallet.
 */
export async function settlePayment(ctx: TxCtx, known: Payment): Promise<void> {
  const { paidAt, amountMinor } = known
  if (!paidAt || amountMinor === null) return
  const bought = known.orderId && (await lockOrder(ctx, known.orderId))
  if (!bought || bought.currency !== known.currency || amountMinor < bought.amountMinor)
    return markUnmatched(ctx, known)
  if (bought.paymentId && bought.paymentId !== known.id) return sendBack(ctx, known, bought, amountMinor)

  const isFirst = bought.paymentId === null
  if (isFirst) {
    await ctx.db.update(order).set({ state: 'paid', paymentId: known.id, paidAt }).where(eq(order.id, bought.id))
    await closeOtherSessions(ctx, bought.id, known.sessionId)
    await recordAudit(ctx, {
      action: 'payment.received',
      subject: bought.userId,
      after: {
        paymentId: known.id,
        orderId: bought.id,
        credits: bought.credits,
        amountMinor,
        currency: known.currency,
      },
    })
  }
  const { goneMinor, state } = await readFate(ctx, known.id, amountMinor)
  const movements = await moveCredits(ctx, known, bought, creditsOf(bought.credits, goneMinor, amountMinor))
  if (!isFirst && movements === known.movements && state === known.state) return
  await ctx.db.update(payment).set({ state }).where(eq(payment.id, known.id))
  await publishEvent(ctx, bought.userId, orderChanged, { id: bought.id, state: 'paid' })
}

async function lockOrder(ctx: TxCtx, id: Id<'ord'>): Promise<Order | null> {
  const [locked] = await ctx.db.select().from(order).where(eq(order.id, id)).for('update')
  return locked ?? null
}

/** Pro rata, rounded in the creator's favour; all of it once all the money is gone. */
export function creditsOf(credits: number, goneMinor: number, amountMinor: number): number {
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
    ['refunded', refunded >= amountMinor],
    ['partly-refunded', refunded > 0],
  ]
  const [state] = states.find(([, holds]) => holds) ?? ['paid']
  return { goneMinor: Math.min(amountMinor, refunded + disputed), state }
}

/** The order was paid already: the money goes back by itself, and operators hear of it. */
async function sendBack(ctx: TxCtx, known: Payment, bought: Order, amountMinor: number): Promise<void> {
  if (known.state === 'duplicate') return
  const { id: paymentId, gateway, gatewayPaymentId } = known
  await ctx.db.update(payment).set({ state: 'duplicate' }).where(eq(payment.id, paymentId))
  const reference = `duplicate:${paymentId}`
  await enqueue(ctx, sendRefund, { paymentId, amountMinor, reference }, { key: reference })
  await raiseAlert(ctx, paidTwice, bought.id, { paymentId, gateway, gatewayPaymentId, orderId: bought.id })
}

async function markUnmatched(ctx: TxCtx, { id: paymentId, gateway, gatewayPaymentId, state }: Payment): Promise<void> {
  if (state === 'unmatched') return
  await ctx.db.update(payment).set({ state: 'unmatched' }).where(eq(payment.id, paymentId))
  await raiseAlert(ctx, paymentUnmatched, paymentId, { paymentId, gateway, gatewayPaymentId })
}

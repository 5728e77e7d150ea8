import { addMs, DAY_MS } from '../../../kernel/clock'
import type { Ctx } from '../../../kernel/context'
import { GatewayError, type MoneyFact, type SubscriptionSnapshot } from '../gateway'
import {
  isPaid,
  referenceIn,
  subscription,
  transaction,
  type MonthlyPrice,
  type SubscriptionAnswer,
  type TransactionAnswer,
} from './answers'
import { factOfInvoice } from './invoices'
import { listPages } from './list-pages'
import { tellPayment, tellReturned } from './payments'
import { readProduct } from './products'
import { readSubscription, snapshotOf, type ReadSubscription } from './subscriptions'

/** What one reading of the lists has learnt, so that nothing is asked twice. */
interface Learnt {
  subscriptions: Map<string, SubscriptionAnswer>
  prices: Map<string, MonthlyPrice>
}

/**
 * The search is sorted by the day of the payment, while its money can go back long after it: cards can be disputed for
 * 120 days (https://docs.stripe.com/disputes/how-disputes-work).
 */
const ASKED_BACK_MS = 120 * DAY_MS

/**
 * All subscriptions, then the payments begun since a moment, newest first, for what a lost webhook would have brought,
 * and what went back of any in the four months before. The search names neither a refund's id nor a dispute's, only how
 * much went back in all; nor does it tell the checkout, so a one-off payment is nobody's (`readCheckout`). What cannot be
 * told is logged, and does not keep the rest from being told.
 */
export async function* listFacts(ctx: Ctx, since: Date, signal: AbortSignal): AsyncGenerator<MoneyFact> {
  const learnt: Learnt = { subscriptions: new Map(), prices: new Map() }
  yield* listSubscriptions(ctx, learnt, signal)
  const from = addMs(since, -ASKED_BACK_MS)
  const pages = listPages(ctx, '/v1/transactions/search', transaction, signal)
  for (;;) {
    const readAt = ctx.clock.now()
    const page = await pages.next()
    if (page.done) return
    for (const one of page.value) {
      if (one.created_at < from || !isPaid(one)) continue
      if (one.created_at >= since) yield* await tellPaid(ctx, learnt, one, signal)
      if (one.status !== 'paid' || one.refunded_amount > 0) yield* tellReturned(one, readAt)
    }
    if (isPast(page.value, from)) return
  }
}

async function* listSubscriptions(ctx: Ctx, learnt: Learnt, signal: AbortSignal): AsyncGenerator<MoneyFact> {
  const pages = listPages(ctx, '/v1/subscriptions/search', subscription, signal)
  for (;;) {
    const readAt = ctx.clock.now()
    const page = await pages.next()
    if (page.done) return
    for (const told of page.value) {
      learnt.subscriptions.set(told.id, told)
      const snapshot = trySnapshot(ctx, { told, readAt })
      if (snapshot) yield { kind: 'subscription', subscription: snapshot }
    }
  }
}

function trySnapshot(ctx: Ctx, read: ReadSubscription): SubscriptionSnapshot | null {
  try {
    return snapshotOf(read)
  } catch (error) {
    ctx.log.warn({ gateway: 'creem', subscription: read.told.id, err: error }, 'a subscription cannot be told')
    return null
  }
}

/** The order of the search is not promised: only a page that runs from new to old may end the reading early. */
function isPast(items: readonly TransactionAnswer[], since: Date): boolean {
  const moments = items.map((one) => one.created_at.getTime())
  const runsBack = moments.every((at, index) => index === 0 || at <= (moments[index - 1] ?? at))
  return moments.length > 0 && runsBack && moments.every((at) => at < since.getTime())
}

async function tellPaid(ctx: Ctx, learnt: Learnt, paid: TransactionAnswer, signal: AbortSignal): Promise<MoneyFact[]> {
  return paid.type === 'invoice' ? tellInvoice(ctx, learnt, paid, signal) : tellPayment(paid)
}

/** The search does not tell what was sold: it is what the subscription sells now. */
async function tellInvoice(
  ctx: Ctx,
  learnt: Learnt,
  paid: TransactionAnswer,
  signal: AbortSignal,
): Promise<MoneyFact[]> {
  try {
    if (!paid.subscription) throw new GatewayError('refused', 'it names no subscription')
    const known =
      learnt.subscriptions.get(paid.subscription) ?? (await readSubscription(ctx, paid.subscription, signal)).told
    learnt.subscriptions.set(known.id, known)
    const { id, price } = known.product
    const monthly = price ?? learnt.prices.get(id) ?? (await readProduct(ctx, id, signal))
    learnt.prices.set(id, monthly)
    return [factOfInvoice(paid, { subscription: known, price: monthly, reference: referenceIn(known.metadata) })]
  } catch (error) {
    if (signal.aborted || !(error instanceof GatewayError)) throw error
    ctx.log.warn({ gateway: 'creem', transaction: paid.id, err: error }, 'an invoice cannot be told')
    return []
  }
}

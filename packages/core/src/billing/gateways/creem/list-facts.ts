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
import { readProduct } from './products'
import { readSubscription, snapshotOf, type ReadSubscription } from './subscriptions'

/** What one reading of the lists has learnt, so that nothing is asked twice. */
interface Learnt {
  subscriptions: Map<string, SubscriptionAnswer>
  prices: Map<string, MonthlyPrice>
}

/**
 * All subscriptions, then the payments begun since a moment, newest first, for what a lost webhook would have brought.
 * The search of payments names neither a refund's id nor a dispute's, and a fact under an id of our own would count
 * beside the webhook's, so there are none; nor does it tell the checkout, so a one-off payment is nobody's
 * (`readCheckout`). What cannot be told is logged, and does not keep the rest from being told.
 */
export async function* listFacts(ctx: Ctx, since: Date, signal: AbortSignal): AsyncGenerator<MoneyFact> {
  const learnt: Learnt = { subscriptions: new Map(), prices: new Map() }
  yield* listSubscriptions(ctx, learnt, signal)
  for await (const page of listPages(ctx, '/v1/transactions/search', transaction, signal)) {
    for (const one of page) {
      if (one.created_at < since || !isPaid(one)) continue
      const fact = one.type === 'invoice' ? await tellInvoice(ctx, learnt, one, signal) : tellPayment(one)
      if (fact) yield fact
    }
    if (isPast(page, since)) return
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

function tellPayment({ order, ...told }: TransactionAnswer): MoneyFact | null {
  if (order === null) return null
  return {
    kind: 'paid',
    gatewayPaymentId: order,
    reference: null,
    gatewaySessionId: null,
    amountMinor: told.amount_paid ?? told.amount,
    currency: told.currency,
    paidAt: told.created_at,
    receiptUrl: null,
  }
}

/** The search does not tell what was sold: it is what the subscription sells now. */
async function tellInvoice(
  ctx: Ctx,
  learnt: Learnt,
  paid: TransactionAnswer,
  signal: AbortSignal,
): Promise<MoneyFact | null> {
  try {
    if (!paid.subscription) throw new GatewayError('refused', 'it names no subscription')
    const known =
      learnt.subscriptions.get(paid.subscription) ?? (await readSubscription(ctx, paid.subscription, signal)).told
    learnt.subscriptions.set(known.id, known)
    const { id, price } = known.product
    const monthly = price ?? learnt.prices.get(id) ?? (await readProduct(ctx, id, signal))
    learnt.prices.set(id, monthly)
    return factOfInvoice(paid, { subscription: known, price: monthly, reference: referenceIn(known.metadata) })
  } catch (error) {
    if (signal.aborted || !(error instanceof GatewayError)) throw error
    ctx.log.warn({ gateway: 'creem', transaction: paid.id, err: error }, 'an invoice cannot be told')
    return null
  }
}

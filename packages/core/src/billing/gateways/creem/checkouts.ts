import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { GatewayError, type MoneyFact, type OpenedSession, type SessionOrder } from '../gateway'
import { checkout, discountOf, referenceIn, type CheckoutAnswer } from './answers'
import { callCreem, checkRequest } from './call-creem'
import { readSubscription, snapshotOf } from './subscriptions'

const newCheckout = z.strictObject({
  product_id: z.string().min(1),
  request_id: z.string().min(1),
  units: z.literal(1),
  customer: z.strictObject({ email: z.email() }).optional(),
  success_url: z.url(),
  metadata: z.record(z.string(), z.string()),
})

const opened = z.object({ id: z.string().min(1), checkout_url: z.url() })

/**
 * Opens a checkout for one unit of the product of a package or a plan. Creem takes the price from the product, has no
 * address for giving up and no end we could set; sending it again opens another one.
 */
export async function openCheckout(ctx: Ctx, order: SessionOrder, signal: AbortSignal): Promise<OpenedSession> {
  const { reference, orderId, product, email } = order
  if (!product) throw new GatewayError('refused', `${order.item} has no Creem product: run the sync`)
  const body = checkRequest(newCheckout, {
    product_id: product,
    request_id: reference,
    units: 1,
    // It only fills in a field for the buyer: an address Creem might not like is no reason to sell nothing.
    ...(z.email().safeParse(email).success && { customer: { email } }),
    success_url: order.returnUrl,
    metadata: { reference, orderId },
  })
  const { id, checkout_url: url } = await callCreem(
    ctx,
    { method: 'POST', path: '/v1/checkouts', body, answer: opened },
    signal,
  )
  return { gatewaySessionId: id, url }
}

/**
 * What one checkout says about money now: paid, subscribed, expired, or nothing yet. The only way to learn whose payment
 * it was when its webhook is lost, as the lists do not tell. Throws GatewayError.
 */
export async function readCheckout(ctx: Ctx, checkoutId: string, signal: AbortSignal): Promise<MoneyFact[]> {
  const answer = await callCreem(
    ctx,
    { method: 'GET', path: '/v1/checkouts', query: { checkout_id: checkoutId }, answer: checkout },
    signal,
  )
  const { order, status } = answer
  if (status === 'expired') {
    return [{ kind: 'session-closed', reference: referenceOf(answer), gatewaySessionId: answer.id }]
  }
  return factsOfCheckout(ctx, answer, order?.updated_at ?? order?.created_at ?? ctx.clock.now(), signal)
}

/** The payment in a checkout, or how the subscription stands that began in it: its money is told by events of its own. */
export async function factsOfCheckout(
  ctx: Ctx,
  answer: CheckoutAnswer,
  paidAt: Date,
  signal: AbortSignal,
): Promise<MoneyFact[]> {
  const { order, subscription } = answer
  const reference = referenceOf(answer)
  if (subscription) {
    const present = await readSubscription(ctx, subscription, signal)
    return [{ kind: 'subscription', subscription: snapshotOf(present, reference) }]
  }
  if (!order || order.status !== 'paid' || order.type === 'recurring') return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId: order.id,
      reference,
      gatewaySessionId: answer.id,
      amountMinor: order.amount_paid ?? order.amount,
      ...discountOf(order),
      currency: order.currency,
      paidAt,
      receiptUrl: null,
    },
  ]
}

function referenceOf({ request_id: requestId, metadata }: CheckoutAnswer): string | null {
  return requestId ? requestId : referenceIn(metadata)
}

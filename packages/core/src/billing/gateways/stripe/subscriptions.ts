import { z } from 'zod'
import { GatewayError, type PlanChange, type SubscriptionSnapshot } from '../gateway'
import { asking } from './gateway-error'
import { askSubscription, type SubscriptionRead } from './read-subscription'
import type { StripeLine } from './stripe-client'

const previewSchema = z.object({
  amount_due: z.int(),
  /** Those that are not in the prices. */
  total_taxes: z
    .array(z.object({ amount: z.int(), tax_behavior: z.string() }))
    .nullish()
    .transform((taxes) =>
      (taxes ?? []).reduce((sum, tax) => sum + (tax.tax_behavior === 'exclusive' ? tax.amount : 0), 0),
    ),
})

/** https://docs.stripe.com/api/subscriptions/retrieve */
export async function readSubscription(line: StripeLine, id: string): Promise<SubscriptionSnapshot> {
  return (await retrieve(line, id)).snapshot
}

function retrieve(line: StripeLine, id: string): Promise<SubscriptionRead> {
  return askSubscription(line, (subscriptions) => subscriptions.retrieve(id))
}

/**
 * Changes the price of a subscription; one that has it already is left alone, so that a change whose answer was lost is not
 * made twice. `now` charges the prorated difference at once or, where the card is declined, changes nothing (402).
 * https://docs.stripe.com/api/subscriptions/update#update_subscription-payment_behavior
 */
export async function changeSubscription(line: StripeLine, change: PlanChange): Promise<SubscriptionSnapshot> {
  const before = await retrieve(line, change.gatewaySubscriptionId)
  if (before.snapshot.product === change.product) return before.snapshot
  const after = await askSubscription(line, (subscriptions) =>
    subscriptions.update(
      change.gatewaySubscriptionId,
      {
        items: [{ id: before.itemId, price: change.product }],
        ...(change.from === 'now'
          ? { proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' }
          : { proration_behavior: 'none' }),
      },
      { idempotencyKey: change.reference },
    ),
  )
  return after.snapshot
}

/**
 * What a change would be charged at once, less the customer's balance and before the taxes that come on top: a subscription
 * that began with automatic taxes keeps them, and its previews have them.
 * https://docs.stripe.com/api/invoices/create_preview
 */
export async function previewChange(
  line: StripeLine,
  change: Pick<PlanChange, 'gatewaySubscriptionId' | 'product'>,
): Promise<{ dueMinor: number }> {
  const { snapshot, itemId } = await retrieve(line, change.gatewaySubscriptionId)
  // Without a change the preview would be of the next month.
  if (snapshot.product === change.product) return { dueMinor: 0 }
  return asking(async () => {
    const preview = await line.client.invoices.createPreview({
      subscription: change.gatewaySubscriptionId,
      subscription_details: {
        items: [{ id: itemId, price: change.product }],
        proration_behavior: 'always_invoice',
      },
    })
    const { amount_due: due, total_taxes: taxes } = previewSchema.parse(preview)
    return { dueMinor: Math.max(0, due - taxes) }
  })
}

/** Ends it with the month that is paid. https://docs.stripe.com/billing/subscriptions/cancel */
export async function cancelAtPeriodEnd(line: StripeLine, id: string): Promise<SubscriptionSnapshot> {
  const { snapshot, periodEnd } = await retrieve(line, id)
  const endsByThen = snapshot.cancelsAt !== null && snapshot.cancelsAt <= periodEnd
  if (snapshot.state === 'canceled' || endsByThen) return snapshot
  const after = await askSubscription(line, (subscriptions) => subscriptions.update(id, { cancel_at_period_end: true }))
  return after.snapshot
}

/** Ends it at once; nothing goes back by itself. https://docs.stripe.com/api/subscriptions/cancel */
export async function cancelNow(line: StripeLine, id: string): Promise<SubscriptionSnapshot> {
  try {
    return (await askSubscription(line, (subscriptions) => subscriptions.cancel(id))).snapshot
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome !== 'refused') throw error
    // Stripe refuses to cancel what it has ended already.
    const snapshot = await readSubscription(line, id)
    if (snapshot.state !== 'canceled') throw error
    return snapshot
  }
}

/**
 * Takes back that it ends, in the way it was asked for: our call says "with the period", Stripe's portal sets a moment.
 * https://docs.stripe.com/billing/subscriptions/billing-mode/compare
 */
export async function resumeSubscription(line: StripeLine, id: string): Promise<SubscriptionSnapshot> {
  const { snapshot, ending } = await retrieve(line, id)
  if (snapshot.state === 'canceled') throw new GatewayError('refused', `stripe: ${id} has ended`)
  if (ending === null) return snapshot
  const after = await askSubscription(line, (subscriptions) =>
    subscriptions.update(id, ending === 'with-period' ? { cancel_at_period_end: false } : { cancel_at: '' }),
  )
  return after.snapshot
}

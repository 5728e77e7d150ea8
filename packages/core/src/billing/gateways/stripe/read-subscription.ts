import type { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type MoneyFact, type SubscriptionSnapshot } from '../gateway'
import { asking } from './gateway-error'
import { instant, ourMetadata, reference } from './money-values'
import type { StripeLine } from './stripe-client'

const subscriptionSchema = z.object({
  id: z.string(),
  customer: reference,
  status: z.string(),
  cancel_at: instant.nullish(),
  cancel_at_period_end: z.boolean(),
  ended_at: instant.nullish(),
  metadata: ourMetadata,
  items: z.object({
    data: z.array(z.object({ id: z.string(), price: z.object({ id: z.string() }), current_period_end: instant })),
  }),
})

/**
 * https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses. `trialing` is used like one that is paid.
 * `unpaid` and `paused` are waiting for money as `past_due` is: they live on, and nothing new is paid for. An
 * `incomplete_expired` one never began and cannot begin any more.
 */
const states: Partial<Record<string, SubscriptionSnapshot['state']>> = {
  incomplete: 'incomplete',
  incomplete_expired: 'canceled',
  trialing: 'active',
  active: 'active',
  past_due: 'past-due',
  unpaid: 'past-due',
  paused: 'past-due',
  canceled: 'canceled',
}

/** A subscription as Stripe has just told it, and what changes of it have to name. */
export interface SubscriptionRead {
  snapshot: SubscriptionSnapshot
  itemId: string
  periodEnd: Date
  /** How it was asked to end: with its month, or at a moment; each is taken back in its own way. */
  ending: 'with-period' | 'at-moment' | null
}

/** Null for one that sells nothing: it is none of ours. */
export function toSubscription(answer: unknown, readAt: Date): SubscriptionRead | null {
  const read = subscriptionSchema.parse(answer)
  const [item] = read.items.data
  if (!item) return null
  const state = states[read.status]
  if (!state) throw new GatewayError('unknown', `stripe: a subscription that is ${read.status}`)
  const cancelsAt = read.cancel_at ?? (read.cancel_at_period_end ? item.current_period_end : null)
  const snapshot: SubscriptionSnapshot = {
    gatewaySubscriptionId: read.id,
    gatewayCustomerId: read.customer,
    reference: read.metadata,
    product: item.price.id,
    state,
    cancelsAt: state === 'canceled' ? null : cancelsAt,
    endedAt: read.ended_at ?? null,
    readAt,
  }
  const ending = read.cancel_at_period_end ? 'with-period' : cancelsAt && 'at-moment'
  return { snapshot, itemId: item.id, periodEnd: item.current_period_end, ending }
}

/** Sends something that is answered with a subscription. Its time is the one before it was asked. */
export async function askSubscription(
  { client, clock }: StripeLine,
  ask: (subscriptions: Stripe['subscriptions']) => Promise<unknown>,
): Promise<SubscriptionRead> {
  const readAt = clock.now()
  return asking(async () => {
    const read = toSubscription(await ask(client.subscriptions), readAt)
    if (!read) throw new GatewayError('refused', 'stripe: a subscription that sells nothing')
    return read
  })
}

/** As it is now, whatever the event said that it is about; nothing for one that sells nothing. */
export async function subscriptionFacts({ client, clock }: StripeLine, id: string): Promise<MoneyFact[]> {
  const readAt = clock.now()
  const read = await asking(async () => toSubscription(await client.subscriptions.retrieve(id), readAt))
  return read ? [{ kind: 'subscription', subscription: read.snapshot }] : []
}

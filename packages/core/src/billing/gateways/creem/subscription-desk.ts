import { z } from 'zod'
import type { SubscriptionDesk, SubscriptionSnapshot } from '../gateway'
import { callCreem } from './call-creem'
import { askOfSubscription, readSubscription, snapshotOf, type ReadSubscription } from './subscriptions'

const links = z.object({ customer_portal_link: z.url() })

/**
 * Subscriptions at Creem, which knows no idempotency keys: each change looks first whether it was made already. A plan
 * changes at once whatever is asked; `next` only leaves the rest of the month at the old price
 * (https://docs.creem.io/features/subscriptions/managing).
 */
export const subscriptionDesk: SubscriptionDesk = {
  read: async (ctx, id, signal) => snapshotOf(await readSubscription(ctx, id, signal)),

  change: (ctx, { gatewaySubscriptionId: id, product, from }, signal) => {
    const update_behavior = from === 'now' ? 'proration-charge-immediately' : 'proration-none'
    const ask = { id, verb: 'upgrade', body: { product_id: product, update_behavior } } as const
    return unless(
      readSubscription(ctx, id, signal),
      (now) => now.product === product,
      () => askOfSubscription(ctx, ask, signal),
    )
  },

  // Nothing in the API tells what a change would cost.
  preview: async () => null,

  cancel: (ctx, { gatewaySubscriptionId: id, at }, signal) => {
    const body = at === 'now' ? { mode: 'immediate' } : { mode: 'scheduled', onExecute: 'cancel' }
    return unless(
      readSubscription(ctx, id, signal),
      ({ state, cancelsAt }) => state === 'canceled' || (at === 'period-end' && cancelsAt !== null),
      () => askOfSubscription(ctx, { id, verb: 'cancel', body }, signal),
    )
  },

  resume: (ctx, id, signal) =>
    unless(
      readSubscription(ctx, id, signal),
      ({ cancelsAt }) => cancelsAt === null,
      () => askOfSubscription(ctx, { id, verb: 'resume' }, signal),
    ),

  // Its page has no way back that could be set.
  openPortal: async (ctx, { gatewaySubscriptionId, gatewayCustomerId }, signal) => {
    const customer =
      gatewayCustomerId ?? snapshotOf(await readSubscription(ctx, gatewaySubscriptionId, signal)).gatewayCustomerId
    const { customer_portal_link: url } = await callCreem(
      ctx,
      { method: 'POST', path: '/v1/customers/billing', body: { customer_id: customer }, answer: links },
      signal,
    )
    return { url }
  },
}

async function unless(
  reading: Promise<ReadSubscription>,
  isDone: (now: SubscriptionSnapshot) => boolean,
  ask: () => Promise<ReadSubscription>,
): Promise<SubscriptionSnapshot> {
  const now = snapshotOf(await reading)
  return isDone(now) ? now : snapshotOf(await ask())
}

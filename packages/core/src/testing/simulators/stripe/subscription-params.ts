import { z } from 'zod'
import { invalid } from './stripe-failure'

const flag = z.union([z.boolean(), z.stringbool()])
const item = z.object({ id: z.string(), price: z.string() })
const prorationBehavior = z.enum(['always_invoice', 'none'])

const updateParams = z.object({
  items: z.tuple([item]).optional(),
  // What the simulator cannot do it refuses: prorations that wait for the next invoice, changes that wait for a payment.
  proration_behavior: prorationBehavior.optional(),
  payment_behavior: z.enum(['allow_incomplete', 'error_if_incomplete']).default('allow_incomplete'),
  cancel_at_period_end: flag.optional(),
  cancel_at: z.union([z.literal(''), z.coerce.number().int()]).optional(),
})

/** A change of a subscription. */
export interface SubscriptionUpdate {
  /** Null: it stays. */
  price: string | null
  itemId: string
  prorates: boolean
  /** Of a change whose charge is declined: `refuse` it, or make it all the same and wait for the money. */
  unpaid: 'refuse' | 'past-due'
  cancelAtPeriodEnd: boolean | null
  /** Undefined: as before; null: taken back. */
  cancelAt: number | null | undefined
}

/** https://docs.stripe.com/api/subscriptions/update */
export const subscriptionUpdate = updateParams.transform((params): SubscriptionUpdate => {
  if (params.cancel_at !== undefined && params.cancel_at_period_end !== undefined) {
    throw invalid('You may only specify one of these parameters: cancel_at, cancel_at_period_end.')
  }
  const [changed] = params.items ?? []
  if (changed && params.proration_behavior === undefined) {
    throw invalid('Prorations that wait for the next invoice are not simulated.', { param: 'proration_behavior' })
  }
  return {
    price: changed?.price ?? null,
    itemId: changed?.id ?? '',
    prorates: params.proration_behavior === 'always_invoice',
    unpaid: params.payment_behavior === 'error_if_incomplete' ? 'refuse' : 'past-due',
    cancelAtPeriodEnd: params.cancel_at_period_end ?? null,
    cancelAt: params.cancel_at === '' ? null : params.cancel_at,
  }
})

/** https://docs.stripe.com/api/invoices/create_preview */
export const previewParams = z.object({
  subscription: z.string(),
  subscription_details: z.object({ items: z.tuple([item]), proration_behavior: prorationBehavior }),
})

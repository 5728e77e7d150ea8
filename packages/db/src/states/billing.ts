/** The payment services money can come through; `test` is the built-in one of a demo instance. */
export const gatewayIds = ['stripe', 'creem', 'test'] as const
export type GatewayId = (typeof gatewayIds)[number]

/** What a creator asked to buy. `expired`: every session ended unpaid. */
export const orderStates = ['pending', 'paid', 'expired'] as const
export type OrderState = (typeof orderStates)[number]

/**
 * One try of an order at one gateway. `opening`: asked, no answer yet; `unknown`: the answer was lost, the gateway may have
 * opened it; `closed`: refused, expired or given up, it cannot be paid any more.
 */
export const sessionStates = ['opening', 'open', 'unknown', 'paid', 'closed'] as const
export type SessionState = (typeof sessionStates)[number]
/** Those in which it may still be paid. */
export const payableStates = ['opening', 'open', 'unknown'] as const satisfies SessionState[]

/**
 * Money that came in. `announced`: only a refund or dispute of it has been heard of so far; `duplicate`: its order was
 * paid already, it is sent back; `unmatched`: of no order of ours, or not what its order asked.
 */
export const paymentStates = [
  'announced',
  'paid',
  'partly-refunded',
  'refunded',
  'disputed',
  'lost',
  'duplicate',
  'unmatched',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** Later beats earlier: a refund that succeeded may still fail. */
export const refundStates = ['pending', 'succeeded', 'failed'] as const
export type RefundState = (typeof refundStates)[number]

/** Once closed a dispute stays so, whatever arrives late. */
export const disputeStates = ['open', 'won', 'lost'] as const
export type DisputeState = (typeof disputeStates)[number]

/**
 * A subscription. `incomplete`: begun, nothing paid yet; `past-due`: a renewal was not paid, the plan stays for the days
 * of grace; `limited`: the grace is over, the free plan holds until it is paid; `canceled`: ended for good.
 */
export const subscriptionStates = ['incomplete', 'active', 'past-due', 'limited', 'canceled'] as const
export type SubscriptionState = (typeof subscriptionStates)[number]

/** `paused`: a charge was declined; it waits until its owner buys with a means of payment that works. */
export const topUpStates = ['on', 'paused'] as const
export type TopUpState = (typeof topUpStates)[number]

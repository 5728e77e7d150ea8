import type { Id } from '@studiolo/db/states/ids'
import { z } from 'zod'
import { inboundPayload } from '../inbox'
import { declareJob } from '../jobs'

const sessionPayload = z.object({ sessionId: z.custom<Id<'cks'>>((value) => typeof value === 'string') })

/** What a gateway's webhook says about money is booked. */
export const handleWebhook = declareJob('billing.handle-webhook', inboundPayload)
/** A session that must not be paid any more is closed at its gateway; one whose answer was lost is looked up first. */
export const closeSession = declareJob('billing.close-session', sessionPayload, { maxAttempts: 12 })
/** A subscription that must not go on is ended at its gateway at once. */
export const endSubscription = declareJob(
  'billing.end-subscription',
  z.object({ subscriptionId: z.custom<Id<'sub'>>((value) => typeof value === 'string') }),
)
/** Subscriptions whose days of grace are over. */
export const endGrace = declareJob('billing.end-grace', z.object({}), { cron: '5 * * * *' })
/** Who is below their threshold, and wants credits to be bought by themselves? */
export const topUp = declareJob('billing.top-up', z.object({}), { cron: '* * * * *' })
/** A means of payment is charged for a top-up; asked again for less than the day that gateways remember a reference. */
export const chargeTopUp = declareJob('billing.charge-top-up', sessionPayload, { maxAttempts: 10 })
/** Sessions past their end, and orders nobody paid. */
export const expireOrders = declareJob('billing.expire-orders', z.object({}), { cron: '*/10 * * * *' })
/** Money goes back, by itself or as an admin asked; asked again until the gateway answers. */
export const sendRefund = declareJob(
  'billing.send-refund',
  z.object({
    paymentId: z.custom<Id<'pay'>>((value) => typeof value === 'string'),
    amountMinor: z.int().positive(),
    /** The same one sends it once. */
    reference: z.string(),
  }),
)
/** Reads the gateways' own lists for what a lost webhook would have brought. */
export const pullFacts = declareJob('billing.pull-facts', z.object({}), { cron: '17 3 * * *' })

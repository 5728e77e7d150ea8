import type { Id } from '@studiolo/db/states/ids'
import { z } from 'zod'
import { inboundPayload } from '../inbox'
import { declareJob } from '../jobs'

const sessionPayload = z.object({ sessionId: z.custom<Id<'cks'>>((value) => typeof value === 'string') })

/** What a gateway's webhook says about money is booked. */
export const handleWebhook = declareJob('billing.handle-webhook', inboundPayload)
/** A session that must not be paid any more is closed at its gateway; one whose answer was lost is looked up first. */
export const closeSession = declareJob('billing.close-session', sessionPayload, { maxAttempts: 12 })
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

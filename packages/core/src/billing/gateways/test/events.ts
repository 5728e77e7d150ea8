import { z } from 'zod'
import type { MoneyFact } from '../gateway'

const amount = { amountMinor: z.int().positive(), currency: z.string() }
const eventOf = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ id: z.string(), type: z.literal(type), created: z.iso.datetime(), data: z.object(data) })
const disputeData = { dispute: z.string(), payment: z.string(), ...amount }

/** What the test gateway tells, as its webhooks carry it and as it remembers it. `created` is ISO 8601 in UTC. */
export const testEvent = z.discriminatedUnion('type', [
  eventOf('payment.succeeded', {
    payment: z.string(),
    checkout: z.string(),
    reference: z.string(),
    receiptUrl: z.string(),
    ...amount,
  }),
  eventOf('refund.succeeded', { refund: z.string(), payment: z.string(), ...amount }),
  eventOf('dispute.opened', disputeData),
  eventOf('dispute.won', disputeData),
  eventOf('dispute.lost', disputeData),
  eventOf('checkout.expired', { checkout: z.string(), reference: z.string() }),
])
export type TestEvent = z.output<typeof testEvent>

/** An event that is not numbered and dated yet. */
export type TestNews = TestEvent extends infer E ? (E extends TestEvent ? Pick<E, 'type' | 'data'> : never) : never

/** What an event says about money. */
export function factOf({ created, ...event }: TestEvent): MoneyFact {
  const at = new Date(created)
  switch (event.type) {
    case 'payment.succeeded': {
      const { payment, checkout, reference, amountMinor, currency, receiptUrl } = event.data
      return {
        kind: 'paid',
        gatewayPaymentId: payment,
        reference,
        gatewaySessionId: checkout,
        amountMinor,
        currency,
        paidAt: at,
        receiptUrl,
      }
    }
    case 'refund.succeeded': {
      const { refund, payment, amountMinor } = event.data
      return {
        kind: 'refund',
        gatewayRefundId: refund,
        gatewayPaymentId: payment,
        amountMinor,
        state: 'succeeded',
        at,
      }
    }
    case 'dispute.opened':
    case 'dispute.won':
    case 'dispute.lost': {
      const { dispute, payment, amountMinor } = event.data
      return {
        kind: 'dispute',
        gatewayDisputeId: dispute,
        gatewayPaymentId: payment,
        amountMinor,
        state: disputeStates[event.type],
        at,
      }
    }
    case 'checkout.expired':
      return { kind: 'session-closed', reference: event.data.reference, gatewaySessionId: event.data.checkout }
  }
}

const disputeStates = { 'dispute.opened': 'open', 'dispute.won': 'won', 'dispute.lost': 'lost' } as const

import { z } from 'zod'
import type { MoneyFact, SavedMethod } from '../gateway'

const amount = { amountMinor: z.int().positive(), currency: z.string() }
const eventOf = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.object({ id: z.string(), type: z.literal(type), created: z.iso.datetime(), data: z.object(data) })
const line = z.object({
  product: z.string(),
  kind: z.enum(['charge', 'credit']),
  isProration: z.boolean(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Minor units; what is credited counts against what is charged. */
  amountMinor: z.int().nonnegative(),
})
const disputeData = { dispute: z.string(), payment: z.string(), ...amount }

/** What the test gateway tells, as its webhooks carry it and as it remembers it. `created` is ISO 8601 in UTC. */
export const testEvent = z.discriminatedUnion('type', [
  eventOf('payment.succeeded', {
    payment: z.string(),
    checkout: z.string(),
    reference: z.string(),
    receiptUrl: z.string(),
    /** What was kept for charges without its owner. */
    method: z.string().optional(),
    ...amount,
  }),
  eventOf('invoice.paid', {
    payment: z.string(),
    checkout: z.string(),
    subscription: z.string(),
    /** Of the session the subscription began with. */
    reference: z.string(),
    receiptUrl: z.string(),
    lines: z.array(line),
    ...amount,
  }),
  /** Says that it changed, not how: whoever hears it asks. `change` is the reference of the change of plan that this is. */
  eventOf('subscription.changed', { subscription: z.string(), change: z.string().optional() }),
  eventOf('refund.succeeded', { refund: z.string(), payment: z.string(), ...amount }),
  eventOf('dispute.opened', disputeData),
  eventOf('dispute.won', disputeData),
  eventOf('dispute.lost', disputeData),
  eventOf('checkout.expired', { checkout: z.string(), reference: z.string() }),
])
export type TestEvent = z.output<typeof testEvent>

/** An event that is not numbered and dated yet. */
export type TestNews = TestEvent extends infer E ? (E extends TestEvent ? Pick<E, 'type' | 'data'> : never) : never

export type EventHead = Pick<TestEvent, 'id' | 'created'>

/** An event that says all by itself. */
export type MoneyEvent = Exclude<TestEvent, { type: 'subscription.changed' }>

/** A card of the test gateway: it has one number, and each checkout that kept it a customer of its own. */
export function methodOf(id: string): SavedMethod {
  return { gatewayCustomerId: id.replace('tpm_', 'tcu_'), gatewayMethodId: id, label: 'test 4242' }
}

/** What an event says about money. */
export function factOf({ created, ...event }: MoneyEvent): MoneyFact {
  const at = new Date(created)
  switch (event.type) {
    case 'payment.succeeded': {
      const { payment, checkout, reference, amountMinor, currency, receiptUrl, method } = event.data
      return {
        kind: 'paid',
        gatewayPaymentId: payment,
        reference,
        gatewaySessionId: checkout,
        amountMinor,
        currency,
        paidAt: at,
        receiptUrl,
        ...(method !== undefined && { savedMethod: methodOf(method) }),
      }
    }
    case 'invoice.paid': {
      const { payment, checkout, subscription, reference, amountMinor, currency, receiptUrl, lines } = event.data
      return {
        kind: 'invoice-paid',
        gatewayPaymentId: payment,
        gatewayInvoiceId: checkout,
        gatewaySubscriptionId: subscription,
        reference,
        amountMinor,
        currency,
        paidAt: at,
        receiptUrl,
        lines: lines.map(({ product, kind, isProration, from, to }) => {
          return { product, kind, isProration, from: new Date(from), to: new Date(to) }
        }),
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

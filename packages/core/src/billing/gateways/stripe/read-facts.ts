import type { Stripe } from 'stripe'
import { z } from 'zod'
import type { MoneyFact } from '../gateway'
import { closedFacts, disputeFacts, paidFacts, refundFacts, warningFacts } from './money-objects'
import { readReceipt } from './read-receipt'

const eventSchema = z.object({
  type: z.string(),
  created: z.int().transform((seconds) => new Date(seconds * 1000)),
  data: z.object({ object: z.unknown() }),
})

/** How the object of each event is read. The endpoint of the webhook may send more: they say nothing. */
const readers = new Map<string, (object: unknown, at: Date) => MoneyFact[]>([
  ['checkout.session.completed', paid],
  ['checkout.session.async_payment_succeeded', paid],
  ['checkout.session.async_payment_failed', closedFacts],
  ['checkout.session.expired', closedFacts],
  // Not charge.refunded: it tells a sum, these tell each refund under its own id.
  ['refund.created', refundFacts],
  ['refund.updated', refundFacts],
  ['refund.failed', refundFacts],
  ['charge.dispute.created', disputeFacts],
  ['charge.dispute.updated', disputeFacts],
  ['charge.dispute.closed', disputeFacts],
  ['charge.dispute.funds_withdrawn', disputeFacts],
  ['charge.dispute.funds_reinstated', disputeFacts],
  ['radar.early_fraud_warning.created', warningFacts],
])

/** What a verified event says about money. A payment's receipt is asked for; without an answer the fact comes without it. */
export async function readFacts(client: Stripe, body: string): Promise<MoneyFact[]> {
  const parsed: unknown = JSON.parse(body)
  const read = readers.get(z.object({ type: z.string() }).parse(parsed).type)
  if (!read) return []
  const { created, data } = eventSchema.parse(parsed)
  const facts = read(data.object, created)
  return Promise.all(
    facts.map(async (fact) =>
      fact.kind === 'paid' ? { ...fact, receiptUrl: await readReceipt(client, fact.gatewayPaymentId) } : fact,
    ),
  )
}

function paid(session: unknown, at: Date): MoneyFact[] {
  return paidFacts(session, { at, receiptUrl: null })
}

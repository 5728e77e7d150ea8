import { z } from 'zod'
import type { MoneyFact } from '../gateway'
import { closedFacts, disputeFacts, paidFacts, refundFacts, warningFacts } from './money-objects'
import { reference } from './money-values'
import { invoiceFacts, invoiceSubscription } from './read-invoice'
import { keepsMethod, keptFacts } from './read-method'
import { offSessionFacts } from './read-off-session'
import { withReceipts } from './read-receipt'
import { subscriptionFacts } from './read-subscription'
import type { StripeLine } from './stripe-client'

const eventSchema = z.object({
  type: z.string(),
  created: z.int().transform((seconds) => new Date(seconds * 1000)),
  data: z.object({ object: z.unknown() }),
})
const idSchema = z.object({ id: z.string() })
const sessionSchema = z.object({ mode: z.string(), subscription: reference })

type Reader = (line: StripeLine, object: unknown, at: Date) => MoneyFact[] | Promise<MoneyFact[]>

/** How the object of each event is read. The endpoint of the webhook may send more: they say nothing. */
const readers = new Map<string, Reader>([
  ['checkout.session.completed', completed],
  ['checkout.session.async_payment_succeeded', completed],
  ['checkout.session.async_payment_failed', failed],
  ['checkout.session.expired', (_, session) => closedFacts(session)],
  ['payment_intent.succeeded', charged],
  ['payment_intent.payment_failed', charged],
  // A month is credited by its invoice alone, never by the session or the subscription.
  ['invoice.paid', (line, invoice) => invoiceFacts(line.client, idSchema.parse(invoice).id)],
  ['invoice.payment_failed', unpaid],
  ['customer.subscription.created', changed],
  ['customer.subscription.updated', changed],
  ['customer.subscription.deleted', changed],
  ['customer.subscription.paused', changed],
  ['customer.subscription.resumed', changed],
  // Not charge.refunded: it tells a sum, these tell each refund under its own id.
  ['refund.created', (_, refund) => refundFacts(refund)],
  ['refund.updated', (_, refund) => refundFacts(refund)],
  ['refund.failed', (_, refund) => refundFacts(refund)],
  ['charge.dispute.created', (_, dispute) => disputeFacts(dispute)],
  ['charge.dispute.updated', (_, dispute) => disputeFacts(dispute)],
  ['charge.dispute.closed', (_, dispute) => disputeFacts(dispute)],
  ['charge.dispute.funds_withdrawn', (_, dispute) => disputeFacts(dispute)],
  ['charge.dispute.funds_reinstated', (_, dispute) => disputeFacts(dispute)],
  ['radar.early_fraud_warning.created', (_, warning) => warningFacts(warning)],
])

/**
 * What a verified event says about money. A payment's receipt is asked for; without an answer the fact comes without it.
 * Subscriptions, their invoices and means of payment that were kept are asked for anew; without an answer the event has to
 * be read again.
 */
export async function readFacts(line: StripeLine, body: string): Promise<MoneyFact[]> {
  const parsed: unknown = JSON.parse(body)
  const read = readers.get(z.object({ type: z.string() }).parse(parsed).type)
  if (!read) return []
  const { created, data } = eventSchema.parse(parsed)
  return read(line, data.object, created)
}

async function completed(line: StripeLine, session: unknown, at: Date): Promise<MoneyFact[]> {
  const { mode, subscription } = sessionSchema.parse(session)
  if (mode === 'subscription') return subscription ? subscriptionFacts(line, subscription) : []
  if (keepsMethod(session)) return keptFacts(line.client, session, at)
  return withReceipts(line.client, paidFacts(session, { at, receiptUrl: null }))
}

/** Of a checkout or an invoice it says nothing: these tell it themselves. */
function charged({ client }: StripeLine, intent: unknown, at: Date): Promise<MoneyFact[]> {
  return withReceipts(client, offSessionFacts(intent, { at, receiptUrl: null }))
}

/** A subscription whose first payment failed days later can still be paid: it is for the subscription to say. */
function failed(line: StripeLine, session: unknown): MoneyFact[] | Promise<MoneyFact[]> {
  const { mode, subscription } = sessionSchema.parse(session)
  return mode === 'subscription' && subscription ? subscriptionFacts(line, subscription) : closedFacts(session)
}

async function unpaid(line: StripeLine, invoice: unknown): Promise<MoneyFact[]> {
  const subscription = invoiceSubscription.parse(invoice)
  return subscription ? subscriptionFacts(line, subscription) : []
}

function changed(line: StripeLine, subscription: unknown): Promise<MoneyFact[]> {
  return subscriptionFacts(line, idSchema.parse(subscription).id)
}

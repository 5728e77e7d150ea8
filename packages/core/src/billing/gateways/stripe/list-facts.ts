import type { Stripe } from 'stripe'
import { addMs, DAY_MS } from '../../../kernel/clock'
import type { MoneyFact } from '../gateway'
import { askingPages } from './gateway-error'
import { closedFacts, disputeFacts, paidFacts, refundFacts, warningFacts } from './money-objects'
import { paidInvoiceFacts } from './read-invoice'
import { keepsMethod, withMethod } from './read-method'
import { offSessionFacts } from './read-off-session'
import { readCharge } from './read-receipt'
import { toSubscription } from './read-subscription'
import type { StripeLine } from './stripe-client'

/**
 * Stripe lists by the day of creation, while a session can be paid, a refund fail and a dispute close long after it. So
 * each list begins earlier, by the time such a change takes: bank debits clear within 14 days, refunds fail within 30,
 * disputes close within about 120, a failed month is tried again for two months at most. A warning of fraud never changes.
 * https://docs.stripe.com/refunds#failed-refunds, https://docs.stripe.com/disputes/how-disputes-work,
 * https://docs.stripe.com/billing/revenue-recovery/smart-retries
 */
const LOOK_BACK_MS = {
  sessions: 15 * DAY_MS,
  charges: 15 * DAY_MS,
  refunds: 31 * DAY_MS,
  disputes: 120 * DAY_MS,
  invoices: 63 * DAY_MS,
  warnings: 0,
}
const PAGE = 100

/** All that may have changed since a moment, more rather than less. */
export async function* listFacts(line: StripeLine, since: Date): AsyncGenerator<MoneyFact> {
  const { client } = line
  const sessions = client.checkout.sessions.list({
    ...createdAfter(since, LOOK_BACK_MS.sessions),
    expand: ['data.payment_intent.latest_charge', 'data.payment_intent.payment_method'],
  })
  for await (const session of askingPages(sessions)) yield* sessionFacts(session, since)
  const charges = client.paymentIntents.list({
    ...createdAfter(since, LOOK_BACK_MS.charges),
    expand: ['data.latest_charge'],
  })
  for await (const intent of askingPages(charges)) yield* offSessionFacts(intent, chargeOf(intent, intent.created))
  const refunds = client.refunds.list(createdAfter(since, LOOK_BACK_MS.refunds))
  for await (const refund of askingPages(refunds)) yield* refundFacts(refund)
  const disputes = client.disputes.list(createdAfter(since, LOOK_BACK_MS.disputes))
  for await (const dispute of askingPages(disputes)) yield* disputeFacts(dispute)
  yield* listSubscriptions(line, since)
  yield* listInvoices(client, since)
  // The last one: a restricted key that may not read them is told all the rest, and its run fails.
  const warnings = client.radar.earlyFraudWarnings.list(createdAfter(since, LOOK_BACK_MS.warnings))
  for await (const warning of askingPages(warnings)) yield* warningFacts(warning)
}

function sessionFacts(session: Stripe.Checkout.Session, since: Date): MoneyFact[] {
  if (session.status === 'expired') return session.expires_at * 1000 < since.getTime() ? [] : closedFacts(session)
  if (session.status !== 'complete') return []
  const facts = paidFacts(session, chargeOf(session.payment_intent, session.created))
  const { payment_intent: intent } = session
  return intent && keepsMethod(session) ? facts.map((fact) => withMethod(fact, intent)) : facts
}

function chargeOf(intent: unknown, created: number): { at: Date; receiptUrl: string | null } {
  return readCharge(intent) ?? { at: new Date(created * 1000), receiptUrl: null }
}

/**
 * A subscription can change on any day, and Stripe keeps no list by the day of a change: so all that live are told, one
 * call a hundred. Of those that have ended only the ones whose month was not over at that moment: none ends after its last
 * month does, so these are about a month's worth, however many there ever were.
 */
async function* listSubscriptions({ client, clock }: StripeLine, since: Date): AsyncGenerator<MoneyFact> {
  const ended = { status: 'ended', current_period_end: { gte: inSeconds(since) } } as const
  for (const which of [{}, ended]) {
    const readAt = clock.now()
    for await (const answer of askingPages(client.subscriptions.list({ ...which, limit: PAGE }))) {
      const read = toSubscription(answer, readAt)
      if (read) yield { kind: 'subscription', subscription: read.snapshot }
    }
  }
}

async function* listInvoices(client: Stripe, since: Date): AsyncGenerator<MoneyFact> {
  const invoices = client.invoices.list({
    ...createdAfter(since, LOOK_BACK_MS.invoices),
    status: 'paid',
    expand: ['data.payments'],
  })
  for await (const invoice of askingPages(invoices)) {
    const { paid_at: paidAt } = invoice.status_transitions
    if (paidAt !== null && paidAt >= inSeconds(since)) yield* await paidInvoiceFacts(client, invoice)
  }
}

function createdAfter(since: Date, lookBackMs: number): { created: { gte: number }; limit: number } {
  return { created: { gte: inSeconds(addMs(since, -lookBackMs)) }, limit: PAGE }
}

function inSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

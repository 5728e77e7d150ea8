import type { Stripe } from 'stripe'
import { addMs, DAY_MS } from '../../../kernel/clock'
import type { MoneyFact } from '../gateway'
import { askingPages } from './gateway-error'
import { closedFacts, disputeFacts, paidFacts, refundFacts } from './money-objects'
import { readCharge } from './read-receipt'

/**
 * Stripe lists by the day of creation, while a session can be paid, a refund fail and a dispute close long after it. So
 * each list begins earlier, by the time such a change takes: bank debits clear within 14 days, refunds fail within 30,
 * disputes close within about 120. https://docs.stripe.com/refunds#failed-refunds, https://docs.stripe.com/disputes/how-disputes-work
 */
const LOOK_BACK_MS = { sessions: 15 * DAY_MS, refunds: 31 * DAY_MS, disputes: 120 * DAY_MS }
const PAGE = 100

/** All that may have changed since a moment, more rather than less. */
export async function* listFacts(client: Stripe, since: Date): AsyncGenerator<MoneyFact> {
  const sessions = client.checkout.sessions.list({
    ...createdAfter(since, LOOK_BACK_MS.sessions),
    expand: ['data.payment_intent.latest_charge'],
  })
  for await (const session of askingPages(sessions)) yield* sessionFacts(session, since)
  const refunds = client.refunds.list(createdAfter(since, LOOK_BACK_MS.refunds))
  for await (const refund of askingPages(refunds)) yield* refundFacts(refund)
  const disputes = client.disputes.list(createdAfter(since, LOOK_BACK_MS.disputes))
  for await (const dispute of askingPages(disputes)) yield* disputeFacts(dispute)
}

function sessionFacts(session: Stripe.Checkout.Session, since: Date): MoneyFact[] {
  if (session.status === 'expired') return session.expires_at * 1000 < since.getTime() ? [] : closedFacts(session)
  if (session.status !== 'complete') return []
  const charge = readCharge(session.payment_intent)
  return paidFacts(session, charge ?? { at: new Date(session.created * 1000), receiptUrl: null })
}

function createdAfter(since: Date, lookBackMs: number): { created: { gte: number }; limit: number } {
  return { created: { gte: Math.floor(addMs(since, -lookBackMs).getTime() / 1000) }, limit: PAGE }
}

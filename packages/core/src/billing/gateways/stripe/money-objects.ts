import { z } from 'zod'
import type { DisputeState, RefundState } from '@studiolo/db/states/billing'
import type { MoneyFact } from '../gateway'
import { currency, instant, reference } from './money-values'

/** Only what we read: webhooks speak the version of their endpoint, which may be another than ours. */
const sessionSchema = z.object({
  id: z.string(),
  mode: z.string(),
  status: z.string().nullish(),
  payment_status: z.string(),
  payment_intent: reference,
  client_reference_id: z.string().nullish(),
  amount_total: z.int(),
  currency,
})
const closedSessionSchema = z.object({ id: z.string(), client_reference_id: z.string().nullish() })
const refundSchema = z.object({
  id: z.string(),
  payment_intent: reference,
  amount: z.int(),
  status: z.string().nullish(),
  created: instant,
})
const disputeSchema = z.object({
  id: z.string(),
  payment_intent: reference,
  amount: z.int(),
  status: z.string(),
  created: instant,
  payment_method_details: z.object({ card: z.object({ case_type: z.string() }).nullish() }).nullish(),
})
const warningSchema = z.object({ payment_intent: reference, created: instant })

/** A session that was paid; nothing for one that was not (yet), or that sells a subscription. */
export function paidFacts(session: unknown, paid: { at: Date; receiptUrl: string | null }): MoneyFact[] {
  const { mode } = z.object({ mode: z.string() }).parse(session)
  if (mode !== 'payment') return []
  const read = sessionSchema.parse(session)
  if (read.payment_status !== 'paid' && read.payment_status !== 'no_payment_required') return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId: read.payment_intent ?? read.id,
      reference: read.client_reference_id ?? null,
      gatewaySessionId: read.id,
      amountMinor: read.amount_total,
      currency: read.currency,
      paidAt: paid.at,
      receiptUrl: paid.receiptUrl,
    },
  ]
}

export function closedFacts(session: unknown): MoneyFact[] {
  const { id, client_reference_id: reference } = closedSessionSchema.parse(session)
  return [{ kind: 'session-closed', reference: reference ?? null, gatewaySessionId: id }]
}

/** Nothing for one without a payment intent: it is of no checkout. */
export function refundFacts(refund: unknown): MoneyFact[] {
  const { id, payment_intent: payment, amount, status, created } = refundSchema.parse(refund)
  if (!payment) return []
  const state = refundState(status ?? null)
  return [{ kind: 'refund', gatewayRefundId: id, gatewayPaymentId: payment, amountMinor: amount, state, at: created }]
}

export function disputeFacts(dispute: unknown): MoneyFact[] {
  const read = disputeSchema.parse(dispute)
  if (!read.payment_intent) return []
  return [
    {
      kind: 'dispute',
      gatewayDisputeId: read.id,
      gatewayPaymentId: read.payment_intent,
      amountMinor: read.amount,
      state: disputeState(read.status, read.payment_method_details?.card?.case_type ?? null),
      at: read.created,
    },
  ]
}

export function warningFacts(warning: unknown): MoneyFact[] {
  const { payment_intent: payment, created } = warningSchema.parse(warning)
  return payment ? [{ kind: 'fraud-warning', gatewayPaymentId: payment, at: created }] : []
}

/** https://docs.stripe.com/api/refunds/object: pending, requires_action, succeeded, failed, canceled. */
function refundState(status: string | null): RefundState {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

/**
 * https://docs.stripe.com/api/disputes/object. A closed inquiry took no money. A prevented dispute took none when it was
 * blocked; the other kind (`resolution`) was settled for the buyer.
 */
function disputeState(status: string, caseType: string | null): DisputeState {
  if (status === 'won' || status === 'warning_closed') return 'won'
  if (status === 'prevented') return caseType === 'block' ? 'won' : 'lost'
  return status === 'lost' ? 'lost' : 'open'
}

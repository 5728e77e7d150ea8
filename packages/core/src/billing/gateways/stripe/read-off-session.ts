import { z } from 'zod'
import type { MoneyFact } from '../gateway'
import { currency, OFF_SESSION } from './money-values'

const oursSchema = z.object({
  metadata: z.object({ offSession: z.literal(OFF_SESSION.offSession), reference: z.string() }),
})
const intentSchema = oursSchema.extend({
  id: z.string(),
  status: z.string(),
  amount_received: z.int(),
  currency,
  last_payment_error: z.object({ message: z.string().optional() }).nullish(),
})
/** Of a payment that nobody will pay any more: nobody but us knows of it, and we charge once. */
const OVER = new Set(['requires_payment_method', 'canceled'])

/**
 * A payment that a kept means of payment was charged for, and one that came to nothing. Nothing for one that is on its
 * way, and for those of checkouts and invoices, which are told by these.
 * https://docs.stripe.com/payments/payment-intents/lifecycle
 */
export function offSessionFacts(intent: unknown, paid: { at: Date; receiptUrl: string | null }): MoneyFact[] {
  if (!oursSchema.safeParse(intent).success) return []
  const read = intentSchema.parse(intent)
  const { reference } = read.metadata
  if (OVER.has(read.status) && read.last_payment_error) {
    return [{ kind: 'charge-failed', reference, why: read.last_payment_error.message ?? 'the charge failed' }]
  }
  if (read.status !== 'succeeded') return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId: read.id,
      reference,
      gatewaySessionId: null,
      amountMinor: read.amount_received,
      currency: read.currency,
      paidAt: paid.at,
      receiptUrl: paid.receiptUrl,
    },
  ]
}

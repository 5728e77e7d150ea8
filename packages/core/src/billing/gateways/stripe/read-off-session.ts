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
})

/**
 * A payment that a kept means of payment was charged for. Nothing for one that is not paid (yet), and for those of
 * checkouts and invoices, which are told by these.
 */
export function offSessionFacts(intent: unknown, paid: { at: Date; receiptUrl: string | null }): MoneyFact[] {
  if (!oursSchema.safeParse(intent).success) return []
  const read = intentSchema.parse(intent)
  if (read.status !== 'succeeded') return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId: read.id,
      reference: read.metadata.reference,
      gatewaySessionId: null,
      amountMinor: read.amount_received,
      currency: read.currency,
      paidAt: paid.at,
      receiptUrl: paid.receiptUrl,
    },
  ]
}

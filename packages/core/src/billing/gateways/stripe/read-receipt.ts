import type { Stripe } from 'stripe'
import { z } from 'zod'
import type { MoneyFact } from '../gateway'

const chargedSchema = z.object({
  latest_charge: z.object({
    created: z.int().transform((seconds) => new Date(seconds * 1000)),
    receipt_url: z.string().nullish(),
  }),
})

/** When a payment intent with its charge was charged, and its receipt; null for one that stands there by its id alone. */
export function readCharge(paymentIntent: unknown): { at: Date; receiptUrl: string | null } | null {
  const read = chargedSchema.safeParse(paymentIntent)
  if (!read.success) return null
  const { created, receipt_url: receiptUrl } = read.data.latest_charge
  return { at: created, receiptUrl: receiptUrl ?? null }
}

/** Payments with their receipts, which are asked for. */
export function withReceipts(client: Stripe, facts: readonly MoneyFact[]): Promise<MoneyFact[]> {
  return Promise.all(
    facts.map(async (fact) =>
      fact.kind === 'paid' ? { ...fact, receiptUrl: await readReceipt(client, fact.gatewayPaymentId) } : fact,
    ),
  )
}

/** The receipt of a payment; null for one without a charge, and when Stripe does not answer: credits do not wait for it. */
async function readReceipt(client: Stripe, paymentId: string): Promise<string | null> {
  if (!paymentId.startsWith('pi_')) return null
  try {
    return (
      readCharge(await client.paymentIntents.retrieve(paymentId, { expand: ['latest_charge'] }))?.receiptUrl ?? null
    )
  } catch {
    return null
  }
}

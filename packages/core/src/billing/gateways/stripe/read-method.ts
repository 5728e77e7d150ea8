import type { Stripe } from 'stripe'
import { z } from 'zod'
import type { MoneyFact, SavedMethod } from '../gateway'
import { asking } from './gateway-error'
import { paidFacts } from './money-objects'
import { KEEPS_METHOD, reference } from './money-values'
import { readCharge } from './read-receipt'

const keepingSchema = z.object({ metadata: z.object({ keepsMethod: z.literal(KEEPS_METHOD.keepsMethod) }) })
const methodSchema = z.looseObject({ id: z.string(), type: z.string(), customer: reference })
const intentSchema = z.object({ payment_method: methodSchema.nullable() })
const detailsSchema = z.object({ brand: z.string().nullish(), last4: z.string().nullish() })

/** Was the session asked to keep what it was paid with? */
export function keepsMethod(session: unknown): boolean {
  return keepingSchema.safeParse(session).success
}

/**
 * What a payment with its `payment_method` was paid with; null where Stripe has kept none for its customer: some ways to
 * pay work once only. https://docs.stripe.com/payments/save-during-payment
 */
export function readMethod(intent: unknown): SavedMethod | null {
  const { payment_method: method } = intentSchema.parse(intent)
  if (!method?.customer) return null
  return { gatewayCustomerId: method.customer, gatewayMethodId: method.id, label: labelOf(method) }
}

/** `visa 4242`; what is no card has the name of its kind in the place of the brand. */
function labelOf(method: z.output<typeof methodSchema>): string {
  const { brand, last4 } = detailsSchema.safeParse(method[method.type]).data ?? {}
  return [brand ?? method.type.replaceAll('_', ' '), last4].filter(Boolean).join(' ')
}

/**
 * A paid session that was asked to keep its means of payment. Stripe is asked for that: without an answer the event has
 * to be read again, for nothing else would tell it.
 */
export async function keptFacts(client: Stripe, session: unknown, at: Date): Promise<MoneyFact[]> {
  const facts = paidFacts(session, { at, receiptUrl: null })
  return asking(() => Promise.all(facts.map((fact) => completeFact(client, fact))))
}

async function completeFact(client: Stripe, fact: MoneyFact): Promise<MoneyFact> {
  // What cost nothing was paid with nothing.
  if (fact.kind !== 'paid' || !fact.gatewayPaymentId.startsWith('pi_')) return fact
  const expand = ['latest_charge', 'payment_method']
  const intent = await client.paymentIntents.retrieve(fact.gatewayPaymentId, { expand })
  return withMethod({ ...fact, receiptUrl: readCharge(intent)?.receiptUrl ?? null }, intent)
}

/** The fact with what its payment was paid with, where Stripe has kept it. */
export function withMethod<F extends MoneyFact>(fact: F, intent: unknown): F {
  const savedMethod = readMethod(intent)
  return savedMethod ? { ...fact, savedMethod } : fact
}

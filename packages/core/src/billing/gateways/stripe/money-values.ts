import { z } from 'zod'

/** An object that may stand there whole or by its id alone. https://docs.stripe.com/expand */
export const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null)
export const instant = z.int().transform((seconds) => new Date(seconds * 1000))
export const currency = z.string().transform((code) => code.toUpperCase())
/** Written on what we make for all customers: it tells ours from what others have made in the same account. */
export const MARK = { made_by: 'studiolo' } as const
/** Written on a session whose means of payment is to be kept, beside its reference. */
export const KEEPS_METHOD = { keepsMethod: 'true' } as const
/** Written on a payment that a kept means of payment was charged for: it has a reference, but no page of its own. */
export const OFF_SESSION = { offSession: 'true' } as const
/**
 * Our prices are before taxes. Left unsaid it would be what the account says of prices without a rule; where that says
 * nothing either, Stripe refuses to calculate. https://docs.stripe.com/tax/products-prices-tax-codes-tax-behavior
 */
export const onTop = (tax: 'off' | 'automatic') => (tax === 'automatic' ? ({ tax_behavior: 'exclusive' } as const) : {})
/** Our session, as we have written it to what it made. */
export const ourMetadata = z
  .object({ reference: z.string().optional() })
  .nullish()
  .transform((metadata) => metadata?.reference ?? null)

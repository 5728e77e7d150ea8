import { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type SavedMethods } from '../gateway'
import { asking } from './gateway-error'
import { onTop } from './money-values'

type Charge = Parameters<SavedMethods['charge']>[1]

const calculationSchema = z.object({ id: z.string(), amount_total: z.int() })

/** With these it is the customer who has to come back: nobody knows where they live, or they are gone. */
const ABOUT_THE_CUSTOMER = new Set(['customer_tax_location_invalid', 'resource_missing'])

/**
 * What a charge without its owner comes to with taxes, by the address that the customer gave at the checkout: a payment
 * intent calculates none by itself. Linked to the calculation, Stripe books the taxes once it is paid, and takes them back
 * with a refund. The key makes it one calculation for all who ask for the same charge, or they would ask for another payment.
 * GatewayError `unknown` for what is about our account (Stripe Tax is not set up): the same charge may go through later.
 * https://docs.stripe.com/tax/payment-intent
 */
export async function addTaxes(
  client: Stripe,
  charge: Charge,
): Promise<{ amount: number; hooks: Stripe.PaymentIntentCreateParams.Hooks }> {
  const { reference, amountMinor, currency, method } = charge
  try {
    return await asking(async () => {
      const calculation = await client.tax.calculations.create(
        {
          currency: currency.toLowerCase(),
          customer: method.gatewayCustomerId,
          line_items: [{ amount: amountMinor, reference, ...onTop('automatic') }],
        },
        { idempotencyKey: `${reference}-tax` },
      )
      const { id, amount_total: amount } = calculationSchema.parse(calculation)
      return { amount, hooks: { inputs: { tax: { calculation: id } } } }
    })
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome !== 'refused') throw error
    const { cause, message } = error
    const code = cause instanceof Stripe.errors.StripeError ? cause.code : undefined
    throw ABOUT_THE_CUSTOMER.has(code ?? '') ? error : new GatewayError('unknown', message, { cause })
  }
}

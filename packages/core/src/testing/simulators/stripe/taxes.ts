import { z } from 'zod'
import { find, newId } from './objects'
import { invalid } from './stripe-failure'
import type { StripeCustomer } from './subscription-shapes'

/** What every place asks for here, on top of each price. */
export const TAX_PERCENT = 20

export const taxOn = (amount: number): number => Math.round((amount * TAX_PERCENT) / 100)

/** What a page asks its buyer for where taxes depend on it. */
export const ADDRESS = {
  city: 'Berlin',
  country: 'DE',
  line1: 'Unter den Linden 1',
  line2: null,
  postal_code: '10117',
  state: null,
}

/**
 * The account has no rule for prices that say nothing of taxes, and prices with the taxes in them are not simulated.
 * https://docs.stripe.com/tax/products-prices-tax-codes-tax-behavior
 */
export function requireTaxBehavior(behavior: unknown, param: string): void {
  if (behavior === 'exclusive') return
  const message =
    behavior === 'inclusive'
      ? 'Prices with taxes in them are not simulated.'
      : 'A `tax_behavior` is required on every price when `automatic_tax` is enabled.'
  throw invalid(message, { param })
}

export interface StripeTaxCalculation extends Record<string, unknown> {
  id: string
  object: 'tax.calculation'
  amount_total: number
  currency: string
  customer: string
}

export const calculationParams = z.object({
  currency: z.string().regex(/^[a-z]{3}$/),
  customer: z.string(),
  line_items: z
    .array(
      z.object({
        amount: z.coerce.number().int().min(0),
        reference: z.string().max(500).optional(),
        tax_behavior: z.literal('exclusive').default('exclusive'),
      }),
    )
    .min(1),
})

/** Taxes that are asked for before a payment is made. https://docs.stripe.com/api/tax/calculations/create */
export function createTaxes({ customers }: { customers: ReadonlyMap<string, StripeCustomer> }) {
  const taxCalculations = new Map<string, StripeTaxCalculation>()

  function calculateTax(params: z.output<typeof calculationParams>): StripeTaxCalculation {
    const customer = find(customers, 'customer', params.customer, 'customer')
    if (!customer.address) {
      // https://docs.stripe.com/error-codes#customer-tax-location-invalid
      throw invalid("The customer's location isn't recognized. Set a valid customer address to calculate tax.", {
        code: 'customer_tax_location_invalid',
        param: 'customer',
      })
    }
    const amount = params.line_items.reduce((sum, line) => sum + line.amount, 0)
    const tax = params.line_items.reduce((sum, line) => sum + taxOn(line.amount), 0)
    const calculation: StripeTaxCalculation = {
      id: newId('taxcalc'),
      object: 'tax.calculation',
      amount_total: amount + tax,
      currency: params.currency,
      customer: customer.id,
      customer_details: {
        address: customer.address,
        address_source: 'billing',
        ip_address: null,
        tax_ids: [],
        taxability_override: 'none',
      },
      livemode: false,
      shipping_cost: null,
      tax_amount_exclusive: tax,
      tax_amount_inclusive: 0,
      tax_breakdown: [],
    }
    taxCalculations.set(calculation.id, calculation)
    return calculation
  }

  return { taxCalculations, calculateTax }
}

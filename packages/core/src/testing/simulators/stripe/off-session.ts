import { z } from 'zod'
import { find, newId, type Emit } from './objects'
import type { Card, Payments } from './payments'
import { newPaymentMethod, type StripePaymentIntent, type StripePaymentMethod } from './shapes'
import { authenticationRequired, cardDeclined, invalid, type StripeFailure } from './stripe-failure'
import type { StripeTaxCalculation } from './taxes'

const yes = z.union([z.literal(true), z.literal('true')])

/** What the simulator can charge: a means of payment that was kept, at once and without its owner. */
export const offSessionParams = z.object({
  amount: z.coerce.number().int().min(1),
  currency: z.string().regex(/^[a-z]{3}$/),
  customer: z.string(),
  payment_method: z.string(),
  off_session: yes,
  confirm: yes,
  return_url: z.url().optional(),
  automatic_payment_methods: z.object({ enabled: yes, allow_redirects: z.enum(['always', 'never']) }).optional(),
  description: z.string().max(1000).nullable().default(null),
  metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
  hooks: z.object({ inputs: z.object({ tax: z.object({ calculation: z.string() }) }) }).optional(),
})
type OffSessionParams = z.output<typeof offSessionParams>

/** What customers have left with a merchant, and payments with it while they are away. */
export function createOffSession({
  payments,
  customers,
  taxCalculations,
  now,
  emit,
}: {
  payments: Payments
  customers: ReadonlyMap<string, unknown>
  taxCalculations: ReadonlyMap<string, StripeTaxCalculation>
  now: () => number
  emit: Emit
}) {
  const paymentMethods = new Map<string, StripePaymentMethod>()

  /** A card; without a customer it pays once. */
  function giveMethod(customer: string | null): StripePaymentMethod {
    const method = newPaymentMethod({ id: newId('pm'), created: now(), customer })
    paymentMethods.set(method.id, method)
    if (customer !== null) emit('payment_method.attached', method)
    return method
  }

  function detachMethod(id: string): void {
    const method = find(paymentMethods, 'PaymentMethod', id, 'payment_method')
    method.customer = null
    emit('payment_method.detached', method)
  }

  /** https://docs.stripe.com/api/payment_intents/create */
  function chargeOffSession(params: OffSessionParams, card: Card): StripePaymentIntent {
    find(customers, 'customer', params.customer, 'customer')
    const method = find(paymentMethods, 'PaymentMethod', params.payment_method, 'payment_method')
    if (method.customer === null) {
      throw invalid('This PaymentMethod was previously used without being attached to a Customer or was detached.', {
        param: 'payment_method',
      })
    }
    if (method.customer !== params.customer) {
      throw invalid(`The PaymentMethod ${method.id} does not belong to the Customer ${params.customer}.`, {
        param: 'payment_method',
      })
    }
    if (params.return_url === undefined && params.automatic_payment_methods?.allow_redirects !== 'never') {
      // https://docs.stripe.com/upgrades/manage-payment-methods
      throw invalid('A `return_url` must be specified because this Payment Intent may redirect.', {
        param: 'return_url',
      })
    }
    const { hooks } = params
    if (hooks) find(taxCalculations, 'tax calculation', hooks.inputs.tax.calculation, 'hooks[inputs][tax][calculation]')
    const { amount, currency, customer, payment_method, description, metadata } = params
    const paid = { amount, currency, customer, payment_method, description, metadata }
    const intent = payments.createIntent({ ...paid, ...(hooks && { hooks }) })
    emit('payment_intent.created', intent)
    if (card === 'works') payments.chargeIntent(intent)
    else if (card === 'takes-days') emit('payment_intent.processing', intent)
    else throw fail(intent, card === 'declines' ? cardDeclined() : authenticationRequired())
    return intent
  }

  /** The attempt is over; the intent stays open for another card until it is canceled. */
  function fail(intent: StripePaymentIntent, failure: StripeFailure): StripeFailure {
    const { type, message, code, decline_code } = failure.body
    const { payment_method } = intent
    Object.assign(intent, {
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { type, message, code, decline_code, payment_method },
    })
    emit('payment_intent.payment_failed', intent)
    failure.body.payment_intent = structuredClone(intent)
    return failure
  }

  /** https://docs.stripe.com/api/payment_intents/cancel */
  function cancelIntent(id: string): StripePaymentIntent {
    const intent = find(payments.paymentIntents, 'payment_intent', id, 'intent')
    if (intent.status !== 'requires_payment_method') {
      throw invalid(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`, {
        code: 'payment_intent_unexpected_state',
      })
    }
    Object.assign(intent, { status: 'canceled', canceled_at: now() })
    emit('payment_intent.canceled', intent)
    return intent
  }

  /** The end of a payment that took days. */
  function settlePayment(id: string, outcome: 'succeeded' | 'failed'): void {
    const intent = find(payments.paymentIntents, 'payment_intent', id, 'intent')
    if (outcome === 'succeeded') payments.chargeIntent(intent)
    else fail(intent, cardDeclined())
  }

  return { paymentMethods, giveMethod, detachMethod, chargeOffSession, cancelIntent, settlePayment }
}

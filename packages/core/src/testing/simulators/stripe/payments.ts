import type { Clock } from '../../../kernel/clock'
import { find, newId } from './objects'
import type { Emit } from './objects'
import { newFraudWarning, type StripeFraudWarning } from './fraud-warnings'
import {
  newCharge,
  newDispute,
  newPaymentIntent,
  newRefund,
  type StripeCharge,
  type StripeDispute,
  type StripePaymentIntent,
  type StripeRefund,
} from './shapes'
import { invalid } from './stripe-failure'

/** What becomes of a charge: the bank says no, or wants to hear the card's owner, or the money takes days. */
export type Card = 'works' | 'declines' | 'asks-owner' | 'takes-days'

/** The money of a merchant: what was charged, sent back and disputed, whatever it was for. */
export type Payments = ReturnType<typeof createPayments>

export function createPayments({ clock, pageUrl, emit }: { clock: Clock; pageUrl: string; emit: Emit }) {
  const paymentIntents = new Map<string, StripePaymentIntent>()
  const charges = new Map<string, StripeCharge>()
  const refunds = new Map<string, StripeRefund>()
  const disputes = new Map<string, StripeDispute>()
  const fraudWarnings = new Map<string, StripeFraudWarning>()
  const now = () => Math.floor(clock.now().getTime() / 1000)

  /** Money that is on its way, until it is charged. */
  function createIntent(given: {
    amount: number
    currency: string
    customer: string | null
    metadata: Record<string, string>
    description?: string | null
    payment_method?: string
    setup_future_usage?: StripePaymentIntent['setup_future_usage']
    hooks?: Record<string, unknown>
  }): StripePaymentIntent {
    const intent = newPaymentIntent({
      description: null,
      payment_method: null,
      setup_future_usage: null,
      ...given,
      id: newId('pi'),
      created: now(),
      latest_charge: null,
      status: 'processing',
    })
    paymentIntents.set(intent.id, intent)
    return intent
  }

  function chargeIntent(intent: StripePaymentIntent): void {
    const id = newId('ch')
    const { amount, currency } = intent
    const receipt_url = `${pageUrl}/receipts/${id}`
    charges.set(id, newCharge({ id, amount, currency, created: now(), payment_intent: intent.id, receipt_url }))
    Object.assign(intent, { latest_charge: id, status: 'succeeded', amount_received: amount })
    emit('payment_intent.succeeded', intent)
  }

  function refundPayment(params: {
    payment_intent: string
    amount?: number
    metadata?: Record<string, string>
  }): StripeRefund {
    const charged = chargeOf(params.payment_intent)
    if (charged.disputed) {
      throw invalid(`Charge ${charged.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
    }
    const left = charged.amount - charged.amount_refunded
    if (left === 0) {
      throw invalid(`Charge ${charged.id} has already been refunded.`, { code: 'charge_already_refunded' })
    }
    const amount = params.amount ?? left
    if (amount < 1) throw invalid('This value must be greater than or equal to 1.', { param: 'amount' })
    if (amount > left) {
      throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
        param: 'amount',
      })
    }
    const refund = newRefund({
      id: newId('re'),
      amount,
      currency: charged.currency,
      created: now(),
      payment_intent: params.payment_intent,
      charge: charged.id,
      metadata: params.metadata ?? {},
      status: 'succeeded',
    })
    refunds.set(refund.id, refund)
    charged.amount_refunded += amount
    emit('refund.created', refund)
    emit('charge.refunded', charged)
    return refund
  }

  /** The buyer's bank sends a refund back, days after it succeeded. */
  function failRefund(id: string): void {
    const refund = find(refunds, 'refund', id, 'refund')
    refund.status = 'failed'
    chargeOf(refund.payment_intent).amount_refunded -= refund.amount
    emit('refund.failed', refund)
    emit('refund.updated', refund)
  }

  function openDispute(paymentIntent: string): StripeDispute {
    const charged = chargeOf(paymentIntent)
    charged.disputed = true
    const dispute = newDispute({
      id: newId('dp'),
      amount: charged.amount,
      currency: charged.currency,
      created: now(),
      payment_intent: paymentIntent,
      charge: charged.id,
    })
    disputes.set(dispute.id, dispute)
    emit('charge.dispute.created', dispute)
    emit('charge.dispute.funds_withdrawn', dispute)
    return dispute
  }

  function closeDispute(id: string, outcome: 'won' | 'lost'): void {
    const dispute = find(disputes, 'dispute', id, 'dispute')
    dispute.status = outcome
    if (outcome === 'won') chargeOf(dispute.payment_intent).disputed = false
    emit('charge.dispute.closed', dispute)
    if (outcome === 'won') emit('charge.dispute.funds_reinstated', dispute)
  }

  function warnOfFraud(paymentIntent: string): void {
    const { id: charge } = chargeOf(paymentIntent)
    const warning = newFraudWarning({ id: newId('issfr'), created: now(), charge, payment_intent: paymentIntent })
    fraudWarnings.set(warning.id, warning)
    emit('radar.early_fraud_warning.created', warning)
  }

  function chargeOf(paymentIntent: string): StripeCharge {
    const intent = find(paymentIntents, 'payment_intent', paymentIntent, 'payment_intent')
    const charged = charges.get(intent.latest_charge ?? '')
    if (!charged) throw invalid(`This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`)
    return charged
  }

  return {
    paymentIntents,
    charges,
    refunds,
    disputes,
    fraudWarnings,
    createIntent,
    chargeIntent,
    refundPayment,
    failRefund,
    openDispute,
    closeDispute,
    warnOfFraud,
  }
}

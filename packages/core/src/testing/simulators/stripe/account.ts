import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../kernel/clock'
import { openSessionOf, type SessionParams } from './session-params'
import {
  newCharge,
  newDispute,
  newFraudWarning,
  newPaymentIntent,
  newRefund,
  type StripeCharge,
  type StripeDispute,
  type StripePaymentIntent,
  type StripeRefund,
  type StripeSession,
} from './shapes'
import { invalid, missing } from './stripe-failure'

/** What is told of a change, as the type and the object of an event. */
export type Emit = (type: string, object: Record<string, unknown>) => void

/** Everything one merchant has at Stripe, and what can happen to it. */
export type Account = ReturnType<typeof createAccount>

export function createAccount({ clock, pageUrl, emit }: { clock: Clock; pageUrl: string; emit: Emit }) {
  const sessions = new Map<string, StripeSession>()
  const intentMetadata = new Map<string, Record<string, string>>()
  const paymentIntents = new Map<string, StripePaymentIntent>()
  const charges = new Map<string, StripeCharge>()
  const refunds = new Map<string, StripeRefund>()
  const disputes = new Map<string, StripeDispute>()
  const now = () => Math.floor(clock.now().getTime() / 1000)

  function createSession(params: SessionParams): StripeSession {
    const id = newId('cs_test')
    const session = openSessionOf(params, { id, url: `${pageUrl}/${id}`, now: now() })
    sessions.set(id, session)
    intentMetadata.set(id, params.payment_intent_data?.metadata ?? {})
    return session
  }

  /** Stripe closes what nobody paid in time by itself. */
  function expireDue(): void {
    for (const session of sessions.values()) {
      if (session.status === 'open' && session.expires_at <= now()) close(session)
    }
  }

  function expireSession(id: string): StripeSession {
    const session = find(sessions, 'checkout.session', id, 'session')
    if (session.status !== 'open') {
      throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.')
    }
    return close(session)
  }

  function close(session: StripeSession): StripeSession {
    Object.assign(session, { status: 'expired', url: null })
    emit('checkout.session.expired', session)
    return session
  }

  /** The buyer finishes the page: the money is there (`now`), or on its way as with a bank debit (`later`). */
  function completeSession(id: string, money: 'now' | 'later'): StripeSession {
    expireDue()
    const session = find(sessions, 'checkout.session', id, 'session')
    if (session.status !== 'open') throw invalid(`This session is ${session.status}.`)
    const { amount_total: amount, currency } = session
    const intent = newPaymentIntent({
      id: newId('pi'),
      amount,
      currency,
      created: now(),
      latest_charge: null,
      status: 'processing',
      metadata: intentMetadata.get(id) ?? {},
    })
    paymentIntents.set(intent.id, intent)
    Object.assign(session, { status: 'complete', url: null, payment_intent: intent.id })
    if (money === 'now') charge(session, intent)
    emit('checkout.session.completed', session)
    return session
  }

  function charge(session: StripeSession, intent: StripePaymentIntent): void {
    const id = newId('ch')
    const { amount, currency } = intent
    const receipt_url = `${pageUrl}/receipts/${id}`
    charges.set(id, newCharge({ id, amount, currency, created: now(), payment_intent: intent.id, receipt_url }))
    Object.assign(intent, { latest_charge: id, status: 'succeeded', amount_received: amount })
    session.payment_status = 'paid'
    emit('payment_intent.succeeded', intent)
  }

  /** The end of a payment that came later. */
  function settleSession(id: string, outcome: 'succeeded' | 'failed'): void {
    const session = find(sessions, 'checkout.session', id, 'session')
    const intent = find(paymentIntents, 'payment_intent', session.payment_intent ?? '', 'payment_intent')
    if (outcome === 'succeeded') charge(session, intent)
    else intent.status = 'requires_payment_method'
    emit(`checkout.session.async_payment_${outcome}`, session)
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
    emit('radar.early_fraud_warning.created', warning)
  }

  function chargeOf(paymentIntent: string): StripeCharge {
    const intent = find(paymentIntents, 'payment_intent', paymentIntent, 'payment_intent')
    const charged = charges.get(intent.latest_charge ?? '')
    if (!charged) throw invalid(`This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`)
    return charged
  }

  return {
    sessions,
    paymentIntents,
    charges,
    refunds,
    disputes,
    createSession,
    expireDue,
    expireSession,
    completeSession,
    settleSession,
    refundPayment,
    failRefund,
    openDispute,
    closeDispute,
    warnOfFraud,
  }
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}

/** The object, or Stripe's 404. */
export function find<T>(objects: ReadonlyMap<string, T>, noun: string, id: string, param: string): T {
  const found = objects.get(id)
  if (!found) throw missing(noun, id, param)
  return found
}

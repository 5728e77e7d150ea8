import type { Clock } from '../../../kernel/clock'
import { createCatalog } from './catalog'
import { find, newId, type Emit } from './objects'
import { createOffSession } from './off-session'
import { createPayments } from './payments'
import { createPortals } from './portals'
import { openSessionOf, type SessionParams } from './session-params'
import type { StripePaymentIntent, StripeSession } from './shapes'
import { invalid } from './stripe-failure'
import { createSubscriptions } from './subscriptions'
import { createTaxes, taxOn } from './taxes'

/** Everything one merchant has at Stripe, and what can happen to it. */
export type Account = ReturnType<typeof createAccount>

export function createAccount({ clock, origin, emit }: { clock: Clock; origin: string; emit: Emit }) {
  const pageUrl = `${origin}/pay`
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const sessions = new Map<string, StripeSession>()
  const sold = new Map<string, SessionParams>()
  const catalog = createCatalog(now)
  const payments = createPayments({ clock, pageUrl, emit })
  const billing = createSubscriptions({ prices: catalog.prices, payments, pageUrl, now, emit })
  const taxes = createTaxes({ customers: billing.customers })
  const { taxCalculations } = taxes
  const offSession = createOffSession({ payments, customers: billing.customers, taxCalculations, now, emit })
  const portals = createPortals({ customers: billing.customers, origin, now })

  function createSession(params: SessionParams): StripeSession {
    const id = newId('cs_test')
    const session = openSessionOf(params, catalog, { id, url: `${pageUrl}/${id}`, now: now() })
    sessions.set(id, session)
    sold.set(id, params)
    return session
  }

  /** Stripe closes what nobody paid in time, and ends what is to end, by itself. */
  function settleDue(): void {
    for (const session of sessions.values()) {
      if (session.status === 'open' && session.expires_at <= now()) close(session)
    }
    billing.endDue()
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
    settleDue()
    const session = find(sessions, 'checkout.session', id, 'session')
    if (session.status !== 'open') throw invalid(`This session is ${session.status}.`)
    if (session.mode === 'subscription' && money === 'later') {
      throw new Error('a first month that is paid later is not simulated')
    }
    const params = find(sold, 'checkout.session', id, 'session')
    Object.assign(session, { status: 'complete', url: null })
    if (session.automatic_tax.enabled) addTax(session)
    if (session.mode === 'subscription') {
      const { metadata = {} } = params.subscription_data ?? {}
      billing.beginSubscription(session, { price: params.line_items[0]?.price ?? '', metadata })
    } else {
      const intent = intentOf(session, params)
      if (money === 'now') charge(session, intent)
    }
    emit('checkout.session.completed', session)
    return session
  }

  /** The buyer has said where they live. */
  function addTax(session: StripeSession): void {
    const tax = taxOn(session.amount_subtotal)
    session.automatic_tax.status = 'complete'
    session.amount_total += tax
    Object.assign(session, { total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: tax } })
  }

  /** A card is given; it is kept where the session says so, and knows whose it is. */
  function intentOf(session: StripeSession, { payment_intent_data: data }: SessionParams): StripePaymentIntent {
    if (session.customer_creation === 'always') session.customer = billing.addCustomer(session)
    const { amount_total: amount, currency, customer } = session
    const { metadata = {}, setup_future_usage: usage = null } = data ?? {}
    const { id: method } = offSession.giveMethod(usage === null ? null : customer)
    const paid = { amount, currency, customer, metadata, payment_method: method, setup_future_usage: usage }
    const intent = payments.createIntent(paid)
    session.payment_intent = intent.id
    return intent
  }

  function charge(session: StripeSession, intent: StripePaymentIntent): void {
    payments.chargeIntent(intent)
    session.payment_status = 'paid'
  }

  /** The end of a payment that came later. */
  function settleSession(id: string, outcome: 'succeeded' | 'failed'): void {
    const session = find(sessions, 'checkout.session', id, 'session')
    const intent = find(payments.paymentIntents, 'payment_intent', session.payment_intent ?? '', 'payment_intent')
    if (outcome === 'succeeded') charge(session, intent)
    else intent.status = 'requires_payment_method'
    emit(`checkout.session.async_payment_${outcome}`, session)
  }

  return {
    ...catalog,
    ...payments,
    ...billing,
    ...offSession,
    ...portals,
    ...taxes,
    sessions,
    createSession,
    settleDue,
    expireSession,
    completeSession,
    settleSession,
  }
}

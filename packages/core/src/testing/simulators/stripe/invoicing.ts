import { newInvoice, newLine, type LineDraft } from './invoice-shapes'
import { newId, type Emit } from './objects'
import type { Payments } from './payments'
import {
  newInvoicePayment,
  type StripeCustomer,
  type StripeInvoice,
  type StripeInvoiceLine,
  type StripeInvoicePayment,
  type StripePrice,
  type StripeSubscription,
} from './subscription-shapes'
import type { StripePaymentIntent } from './shapes'

const RETRY_AFTER_S = 3 * 24 * 60 * 60

/** The invoices of a merchant: what stands on them, and how they are paid. */
export function createInvoicing({
  payments,
  customers,
  pageUrl,
  now,
  emit,
}: {
  payments: Payments
  customers: ReadonlyMap<string, StripeCustomer>
  pageUrl: string
  now: () => number
  emit: Emit
}) {
  const invoices = new Map<string, StripeInvoice>()
  const invoicePayments = new Map<string, StripeInvoicePayment>()

  /** An invoice that nobody has been told of yet. */
  function draftInvoice(subscription: StripeSubscription, reason: string, drafts: readonly LineDraft[]): StripeInvoice {
    const id = newId('in')
    return newInvoice({
      id,
      reason,
      created: now(),
      subscription,
      lines: drafts.map((draft) => newLine(draft, { id: newId('il'), invoice: id, subscription })),
      balance: customers.get(subscription.customer)?.balance ?? 0,
      hostedUrl: `${pageUrl}/invoices/${id}`,
    })
  }

  /** Puts it among the others; what the customer had goes with it. */
  function sendInvoice(invoice: StripeInvoice, subscription: StripeSubscription): void {
    invoices.set(invoice.id, invoice)
    subscription.latest_invoice = invoice.id
    const customer = customers.get(invoice.customer)
    if (customer) customer.balance = Number(invoice.ending_balance)
    emit('invoice.created', invoice)
    emit('invoice.finalized', invoice)
  }

  /** Charges it, on a card that works; one over nothing is paid without a payment. */
  function payInvoice(invoice: StripeInvoice): void {
    const { amount_due: amount } = invoice
    if (amount > 0) {
      const { payment, intent } = openPayment(invoice)
      payments.chargeIntent(intent)
      Object.assign(payment, {
        status: 'paid',
        amount_paid: amount,
        status_transitions: { canceled_at: null, paid_at: now() },
      })
    }
    Object.assign(invoice, {
      status: 'paid',
      amount_paid: amount,
      amount_remaining: 0,
      attempted: true,
      attempt_count: invoice.attempt_count + (amount > 0 ? 1 : 0),
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, paid_at: now() },
    })
    emit('invoice.paid', invoice)
    emit('invoice.payment_succeeded', invoice)
  }

  /** The card does not work: it stays open and is tried again. */
  function failInvoice(invoice: StripeInvoice): void {
    openPayment(invoice).intent.status = 'requires_payment_method'
    Object.assign(invoice, {
      attempted: true,
      attempt_count: invoice.attempt_count + 1,
      next_payment_attempt: now() + RETRY_AFTER_S,
    })
    emit('invoice.payment_failed', invoice)
  }

  /** The payment that was tried before, or a new one. */
  function openPayment(invoice: StripeInvoice): { payment: StripeInvoicePayment; intent: StripePaymentIntent } {
    const { amount_due: amount, currency, customer } = invoice
    const before = paymentsOf(invoice.id).find(({ status }) => status === 'open')
    const tried = before && payments.paymentIntents.get(before.payment.payment_intent)
    if (before && tried) return { payment: before, intent: tried }
    const intent = payments.createIntent({ amount, currency, customer, metadata: {} })
    const payment = newInvoicePayment({
      id: newId('inpay'),
      invoice: invoice.id,
      amount,
      created: now(),
      currency,
      paymentIntent: intent.id,
    })
    invoicePayments.set(payment.id, payment)
    return { payment, intent }
  }

  function paymentsOf(invoice: string): StripeInvoicePayment[] {
    return [...invoicePayments.values()].filter((payment) => payment.invoice === invoice)
  }

  /**
   * What a change of price costs for the rest of the month, by the second: what was charged for that time goes back, what
   * the new price costs is charged. https://docs.stripe.com/billing/subscriptions/prorations
   */
  function prorate(subscription: StripeSubscription, price: StripePrice): LineDraft[] {
    const [item] = subscription.items.data
    const { current_period_start: start, current_period_end: end } = item
    const left = { start: now(), end, isProration: true }
    const share = (amount: number, from: number) => Math.round((amount * (end - now())) / (end - from))
    const charged = lastCharge(subscription.id, end)
    const rest: LineDraft = {
      ...left,
      price,
      amount: share(price.unit_amount, start),
      description: `Remaining time after ${dayOf(now())}`,
      credited: null,
    }
    if (!charged) return [rest]
    const { invoice, line } = charged
    const unused: LineDraft = {
      ...left,
      price: item.price,
      amount: -share(line.amount, line.period.start),
      description: `Unused time after ${dayOf(now())}`,
      credited: { invoice: invoice.id, line: line.id },
    }
    return [unused, rest]
  }

  /** The newest charge for the running month that was paid. */
  function lastCharge(subscription: string, end: number): { invoice: StripeInvoice; line: StripeInvoiceLine } | null {
    for (const invoice of [...invoices.values()].reverse()) {
      if (invoice.status !== 'paid' || invoice.parent.subscription_details.subscription !== subscription) continue
      const line = invoice.lines.data.findLast(({ amount, period }) => amount >= 0 && period.end === end)
      if (line) return { invoice, line }
    }
    return null
  }

  return { invoices, invoicePayments, paymentsOf, draftInvoice, sendInvoice, payInvoice, failInvoice, prorate }
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

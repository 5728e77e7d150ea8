/** What Stripe answers in the version we speak, with the fields that are read and some of those around them. */

const SECOND = 1_760_000_000
export const MONTH_S = 30 * 86_400

/** https://docs.stripe.com/api/subscriptions/object */
export const recordedSubscription = {
  id: 'sub_1',
  object: 'subscription',
  billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
  cancel_at: null as number | null,
  cancel_at_period_end: false,
  canceled_at: null,
  created: SECOND,
  customer: 'cus_1',
  ended_at: null as number | null,
  items: {
    object: 'list',
    data: [
      {
        id: 'si_1',
        object: 'subscription_item',
        current_period_end: SECOND + MONTH_S,
        current_period_start: SECOND,
        price: { id: 'price_creator', object: 'price', product: 'prod_1', unit_amount: 1900 },
        quantity: 1,
      },
    ],
    has_more: false,
  },
  latest_invoice: 'in_1',
  metadata: { reference: 'cks_1', orderId: 'ord_1' },
  status: 'active',
}

/** One line of an invoice. https://docs.stripe.com/api/invoice-line-item/object */
export function recordedLine(given: { price: string; amount: number; proration?: 'charge' | 'credit' }) {
  const credited = given.proration === 'credit' ? { invoice: 'in_0', invoice_line_items: ['il_0'] } : null
  return {
    id: `il_${given.price}`,
    object: 'line_item',
    amount: given.amount,
    currency: 'usd',
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: given.proration ? 'ii_1' : null,
        proration: given.proration !== undefined,
        proration_details: { credited_items: credited },
        subscription: 'sub_1',
        subscription_item: 'si_1',
      },
      type: 'subscription_item_details',
    },
    period: { start: SECOND, end: SECOND + MONTH_S },
    pricing: { price_details: { price: given.price, product: 'prod_1' }, type: 'price_details' },
    quantity: 1,
  }
}

/** With its payments, which are there only when they are asked for. https://docs.stripe.com/api/invoices/object */
export const recordedInvoice = {
  id: 'in_1',
  object: 'invoice',
  amount_due: 1900,
  amount_paid: 1900,
  billing_reason: 'subscription_create',
  created: SECOND,
  currency: 'usd',
  customer: 'cus_1',
  hosted_invoice_url: 'https://invoice.stripe.com/i/1' as string | null,
  lines: {
    object: 'list',
    data: [recordedLine({ price: 'price_creator', amount: 1900 })] as unknown[],
    has_more: false,
  },
  parent: {
    quote_details: null,
    subscription_details: { metadata: { reference: 'cks_1', orderId: 'ord_1' }, subscription: 'sub_1' },
    type: 'subscription_details',
  } as unknown,
  payments: { object: 'list', data: [recordedPayment({ id: 'inpay_1' })], has_more: false },
  status: 'paid',
  status_transitions: { finalized_at: SECOND, marked_uncollectible_at: null, paid_at: SECOND + 5, voided_at: null },
  total: 1900,
}

/** https://docs.stripe.com/api/invoice-payment/object */
export function recordedPayment(given: { id: string; created?: number; intent?: string | null; status?: string }) {
  const { id, created = SECOND, intent = 'pi_1', status = 'paid' } = given
  const payment =
    intent === null
      ? { type: 'payment_record', payment_record: 'prec_1' }
      : { type: 'payment_intent', payment_intent: intent }
  return { id, object: 'invoice_payment', amount_paid: 1900, created, invoice: 'in_1', payment, status }
}

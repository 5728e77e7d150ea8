/** The objects of Stripe Billing as the API answers them in the version we speak; what we never set is as in a new account. */
export interface StripePrice extends Record<string, unknown> {
  id: string
  object: 'price'
  active: boolean
  created: number
  currency: string
  metadata: Record<string, string>
  product: string
  recurring: { interval: string; interval_count: number; [name: string]: unknown } | null
  tax_behavior: 'exclusive' | 'inclusive' | 'unspecified'
  type: 'one_time' | 'recurring'
  unit_amount: number
}

export interface StripeProduct extends Record<string, unknown> {
  id: string
  object: 'product'
  active: boolean
  metadata: Record<string, string>
  name: string
}

export interface StripeCustomer extends Record<string, unknown> {
  id: string
  object: 'customer'
  address: Record<string, string | null> | null
  /** Negative: the customer has that much to go with coming invoices. */
  balance: number
  email: string | null
}

export interface StripeSubscriptionItem extends Record<string, unknown> {
  id: string
  current_period_end: number
  current_period_start: number
  price: StripePrice
}

export interface StripeSubscription extends Record<string, unknown> {
  id: string
  object: 'subscription'
  automatic_tax: { enabled: boolean; [name: string]: unknown }
  billing_cycle_anchor: number
  cancel_at: number | null
  cancel_at_period_end: boolean
  canceled_at: number | null
  created: number
  customer: string
  ended_at: number | null
  /** Every subscription of the simulator sells one price. */
  items: { object: 'list'; data: [StripeSubscriptionItem]; has_more: false; url: string }
  latest_invoice: string | null
  metadata: Record<string, string>
  status: 'incomplete' | 'active' | 'past_due' | 'canceled'
}

export interface StripeInvoiceLine extends Record<string, unknown> {
  id: string
  amount: number
  period: { start: number; end: number }
}

export interface StripeInvoice extends Record<string, unknown> {
  id: string
  object: 'invoice'
  amount_due: number
  amount_paid: number
  attempt_count: number
  billing_reason: string
  created: number
  currency: string
  customer: string
  hosted_invoice_url: string | null
  lines: { object: 'list'; data: StripeInvoiceLine[]; has_more: boolean; url: string }
  parent: {
    quote_details: null
    subscription_details: { metadata: Record<string, string>; subscription: string }
    type: 'subscription_details'
  }
  status: 'draft' | 'open' | 'paid' | 'void'
  status_transitions: {
    finalized_at: number | null
    marked_uncollectible_at: number | null
    paid_at: number | null
    voided_at: number | null
  }
}

export interface StripeInvoicePayment extends Record<string, unknown> {
  id: string
  object: 'invoice_payment'
  invoice: string
  payment: { type: 'payment_intent'; payment_intent: string }
  status: 'open' | 'paid' | 'canceled'
}

/** https://docs.stripe.com/api/prices/object */
export function newPrice(
  given: Pick<StripePrice, 'id' | 'created' | 'currency' | 'metadata' | 'product' | 'tax_behavior' | 'unit_amount'> & {
    interval: string | null
  },
): StripePrice {
  const { interval, ...rest } = given
  return {
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    nickname: null,
    recurring:
      interval === null
        ? null
        : { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
    tiers_mode: null,
    transform_quantity: null,
    type: interval === null ? 'one_time' : 'recurring',
    unit_amount_decimal: String(given.unit_amount),
    ...rest,
  }
}

/** https://docs.stripe.com/api/products/object */
export function newProduct(
  given: Pick<StripeProduct, 'id' | 'name' | 'metadata'> & { created: number },
): StripeProduct {
  return {
    object: 'product',
    active: true,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    type: 'service',
    unit_label: null,
    updated: given.created,
    url: null,
    ...given,
  }
}

/** https://docs.stripe.com/api/customers/object */
export function newCustomer(
  given: Pick<StripeCustomer, 'id' | 'address' | 'email'> & { created: number },
): StripeCustomer {
  return {
    object: 'customer',
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    tax_exempt: 'none',
    ...given,
  }
}

/** https://docs.stripe.com/api/subscriptions/object */
export function newSubscription(
  given: Pick<StripeSubscription, 'id' | 'created' | 'customer' | 'metadata'> & {
    currency: string
    item: StripeSubscriptionItem
    isTaxed: boolean
  },
): StripeSubscription {
  const { item, isTaxed, ...rest } = given
  return {
    object: 'subscription',
    automatic_tax: { disabled_reason: null, enabled: isTaxed, liability: isTaxed ? { type: 'self' } : null },
    billing_cycle_anchor: given.created,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, reason: null },
    collection_method: 'charge_automatically',
    default_payment_method: null,
    discounts: [],
    ended_at: null,
    items: {
      object: 'list',
      data: [item],
      has_more: false,
      url: `/v1/subscription_items?subscription=${given.id}`,
    },
    latest_invoice: null,
    livemode: false,
    pause_collection: null,
    pending_update: null,
    schedule: null,
    start_date: given.created,
    status: 'incomplete',
    trial_end: null,
    trial_start: null,
    ...rest,
  }
}

/** https://docs.stripe.com/api/subscription_items/object */
export function newSubscriptionItem(
  given: Pick<StripeSubscriptionItem, 'id' | 'current_period_start' | 'current_period_end' | 'price'> & {
    created: number
    subscription: string
  },
): StripeSubscriptionItem {
  return { object: 'subscription_item', discounts: [], metadata: {}, quantity: 1, tax_rates: [], ...given }
}

/** https://docs.stripe.com/api/invoice-payment/object */
export function newInvoicePayment(
  given: Pick<StripeInvoicePayment, 'id' | 'invoice'> & {
    amount: number
    created: number
    currency: string
    paymentIntent: string
  },
): StripeInvoicePayment {
  const { amount, paymentIntent, ...rest } = given
  return {
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: amount,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: paymentIntent },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
    ...rest,
  }
}

/** The objects of the API as it answers them in the version we speak; what no checkout of ours sets stays as in a new account. */
export interface StripeSession extends Record<string, unknown> {
  id: string
  object: 'checkout.session'
  amount_subtotal: number
  amount_total: number
  automatic_tax: { enabled: boolean; status: 'complete' | 'requires_location_inputs' | null; [name: string]: unknown }
  currency: string
  created: number
  expires_at: number
  cancel_url: string | null
  success_url: string
  client_reference_id: string | null
  customer: string | null
  customer_creation: 'always' | 'if_required'
  customer_email: string | null
  mode: 'payment' | 'subscription'
  metadata: Record<string, string>
  payment_intent: string | null
  payment_status: 'unpaid' | 'paid' | 'no_payment_required'
  status: 'open' | 'complete' | 'expired'
  url: string | null
}

export interface StripePaymentIntent extends Record<string, unknown> {
  id: string
  object: 'payment_intent'
  amount: number
  currency: string
  created: number
  customer: string | null
  latest_charge: string | null
  metadata: Record<string, string>
  payment_method: string | null
  setup_future_usage: 'off_session' | 'on_session' | null
  status: 'processing' | 'succeeded' | 'requires_payment_method' | 'canceled'
}

export interface StripePaymentMethod extends Record<string, unknown> {
  id: string
  object: 'payment_method'
  created: number
  /** Whom it is kept for; null: it pays once. */
  customer: string | null
  type: 'card'
}

export interface StripeCharge extends Record<string, unknown> {
  id: string
  object: 'charge'
  amount: number
  amount_refunded: number
  currency: string
  created: number
  payment_intent: string
  disputed: boolean
}

export interface StripeRefund extends Record<string, unknown> {
  id: string
  object: 'refund'
  amount: number
  currency: string
  created: number
  payment_intent: string
  charge: string
  metadata: Record<string, string>
  status: 'pending' | 'succeeded' | 'failed'
}

export interface StripeDispute extends Record<string, unknown> {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  created: number
  payment_intent: string
  charge: string
  status: 'needs_response' | 'won' | 'lost'
}

export interface StripeEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: Record<string, unknown> }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

export function newSession(
  given: Pick<
    StripeSession,
    | 'id'
    | 'amount_total'
    | 'currency'
    | 'created'
    | 'expires_at'
    | 'cancel_url'
    | 'success_url'
    | 'client_reference_id'
    | 'customer_creation'
    | 'customer_email'
    | 'mode'
    | 'metadata'
    | 'url'
  > & { payment_method_types: string[]; isTaxed: boolean },
): StripeSession {
  const { isTaxed, ...rest } = given
  return {
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    amount_subtotal: given.amount_total,
    automatic_tax: {
      enabled: isTaxed,
      liability: isTaxed ? { type: 'self' } : null,
      provider: isTaxed ? 'stripe' : null,
      status: isTaxed ? 'requires_location_inputs' : null,
    },
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: null,
    customer_account: null,
    customer_details: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: { enabled: false },
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: given.mode === 'payment' ? 'if_required' : 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    wallet_options: null,
    ...rest,
  }
}

export function newPaymentIntent(
  given: Pick<
    StripePaymentIntent,
    | 'id'
    | 'amount'
    | 'currency'
    | 'created'
    | 'customer'
    | 'latest_charge'
    | 'metadata'
    | 'payment_method'
    | 'setup_future_usage'
    | 'status'
  > & { description: string | null },
): StripePaymentIntent {
  return {
    object: 'payment_intent',
    amount_capturable: 0,
    amount_received: given.status === 'succeeded' ? given.amount : 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    confirmation_method: 'automatic',
    last_payment_error: null,
    livemode: false,
    next_action: null,
    receipt_email: null,
    ...given,
  }
}

/** A card as test mode has it. https://docs.stripe.com/api/payment_methods/object */
export function newPaymentMethod(given: Pick<StripePaymentMethod, 'id' | 'created' | 'customer'>): StripePaymentMethod {
  return {
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: { brand: 'visa', country: 'US', display_brand: 'visa', exp_month: 8, exp_year: 2034, last4: '4242' },
    livemode: false,
    metadata: {},
    type: 'card',
    ...given,
  }
}

export function newCharge(
  given: Pick<StripeCharge, 'id' | 'amount' | 'currency' | 'created' | 'payment_intent'> & { receipt_url: string },
): StripeCharge {
  return {
    object: 'charge',
    amount_captured: given.amount,
    amount_refunded: 0,
    captured: true,
    customer: null,
    disputed: false,
    livemode: false,
    paid: true,
    refunded: false,
    status: 'succeeded',
    ...given,
  }
}

export function newRefund(
  given: Pick<
    StripeRefund,
    'id' | 'amount' | 'currency' | 'created' | 'payment_intent' | 'charge' | 'metadata' | 'status'
  >,
): StripeRefund {
  return {
    object: 'refund',
    balance_transaction: null,
    customer: null,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...given,
  }
}

export function newDispute(
  given: Pick<StripeDispute, 'id' | 'amount' | 'currency' | 'created' | 'payment_intent' | 'charge'>,
): StripeDispute {
  return {
    object: 'dispute',
    balance_transactions: [],
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: given.created,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason: 'fraudulent',
    status: 'needs_response',
    ...given,
  }
}

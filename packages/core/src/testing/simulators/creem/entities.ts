import { randomBytes } from 'node:crypto'

/** Creem's objects as its API shows them, as far as a store of one-off and recurring products needs them. */

export interface Product {
  id: string
  mode: 'test'
  object: 'product'
  name: string
  description: string
  price: number
  currency: string
  billing_type: 'onetime' | 'recurring'
  billing_period: string
  status: 'active' | 'archived'
  tax_mode: 'inclusive' | 'exclusive'
  tax_category: string
  default_success_url: string | null
  created_at: string
  updated_at: string
}

export interface Customer {
  id: string
  mode: 'test'
  object: 'customer'
  email: string
  name: string
  country: string
  created_at: string
  updated_at: string
}

export interface Order {
  id: string
  mode: 'test'
  object: 'order'
  customer: string
  product: string
  transaction: string
  amount: number
  sub_total: number
  tax_amount: number
  /** Only where a code was used. */
  discount_amount?: number
  amount_due: number
  amount_paid: number
  currency: string
  status: 'pending' | 'paid'
  type: 'onetime' | 'recurring'
  created_at: string
  updated_at: string
}

export interface Transaction {
  id: string
  mode: 'test'
  object: 'transaction'
  amount: number
  amount_paid: number
  discount_amount?: number
  currency: string
  type: 'payment' | 'invoice'
  tax_country: string
  tax_amount: number
  status: 'pending' | 'paid' | 'refunded' | 'partialRefund' | 'chargedBack' | 'declined'
  refunded_amount: number
  order: string
  /** Of an invoice. */
  subscription?: string
  customer: string
  description: string
  period_start?: number
  period_end?: number
  created_at: number
}

export interface SubscriptionItem {
  object: 'subscription_item'
  id: string
  product_id: string
  units: number
  mode: 'test'
}

/** With what the API shows as ids in full. */
export interface Subscription {
  id: string
  mode: 'test'
  object: 'subscription'
  product: Product
  customer: Customer
  items: SubscriptionItem[]
  collection_method: 'charge_automatically'
  status: 'active' | 'scheduled_cancel' | 'past_due' | 'paused' | 'canceled'
  last_transaction_id?: string
  last_transaction_date?: string
  next_transaction_date?: string
  current_period_start_date: string
  current_period_end_date: string
  canceled_at: string | null
  created_at: string
  updated_at: string
  metadata?: Record<string, unknown>
}

export interface Checkout {
  id: string
  mode: 'test'
  object: 'checkout'
  status: 'pending' | 'completed' | 'expired'
  request_id?: string
  product: string
  units: number
  order?: Order
  subscription?: string
  customer?: string
  custom_fields: unknown[]
  checkout_url: string
  success_url: string | null
  metadata?: Record<string, unknown>
}

export interface Refund {
  id: string
  object: 'refund'
  status: 'pending' | 'succeeded' | 'failed'
  refund_amount: number
  refund_currency: string
  reason: string
  created_at: number
  mode: 'test'
}

export interface Dispute {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  created_at: number
  mode: 'test'
}

/** Everything one payment brought into being. */
export interface Sale {
  checkout: Checkout
  order: Order
  transaction: Transaction
  customer: Customer
  product: Product
  /** What it is a month of. */
  subscription?: Subscription
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(11).toString('hex')}`
}

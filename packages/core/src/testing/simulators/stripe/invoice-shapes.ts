import { taxOn } from './taxes'
import type { StripeInvoice, StripeInvoiceLine, StripePrice, StripeSubscription } from './subscription-shapes'

/** A line before it has an id: what is paid for or credited, over which time, in seconds. */
export interface LineDraft {
  amount: number
  description: string
  price: StripePrice
  start: number
  end: number
  isProration: boolean
  /** Of a credit: where what it gives back was charged. */
  credited: { invoice: string; line: string } | null
}

/** https://docs.stripe.com/api/invoice-line-item/object */
export function newLine(
  draft: LineDraft,
  given: { id: string; invoice: string; subscription: StripeSubscription },
): StripeInvoiceLine {
  const { price, credited } = draft
  return {
    id: given.id,
    object: 'line_item',
    amount: draft.amount,
    currency: price.currency,
    description: draft.description,
    discount_amounts: [],
    discountable: !draft.isProration,
    discounts: [],
    invoice: given.invoice,
    livemode: false,
    metadata: given.subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: draft.isProration ? given.id.replace('il_', 'ii_') : null,
        proration: draft.isProration,
        proration_details: {
          credited_items: credited && { invoice: credited.invoice, invoice_line_items: [credited.line] },
        },
        subscription: given.subscription.id,
        subscription_item: given.subscription.items.data[0].id,
      },
      type: 'subscription_item_details',
    },
    period: { start: draft.start, end: draft.end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity: 1,
    quantity_decimal: '1',
    subscription: given.subscription.id,
    subtotal: draft.amount,
    taxes: taxesOn(draft.amount, given.subscription),
  }
}

/** https://docs.stripe.com/api/invoices/object */
export function newInvoice(given: {
  id: string
  reason: string
  created: number
  subscription: StripeSubscription
  lines: readonly StripeInvoiceLine[]
  /** What the customer had before: negative goes with this one. */
  balance: number
  hostedUrl: string
}): StripeInvoice {
  const { subscription } = given
  const subtotal = given.lines.reduce((sum, line) => sum + line.amount, 0)
  const taxes = taxesOn(subtotal, subscription)
  const total = taxes.reduce((sum, { amount }) => sum + amount, subtotal)
  const due = Math.max(0, total + given.balance)
  return {
    id: given.id,
    object: 'invoice',
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { ...subscription.automatic_tax, status: subscription.automatic_tax.enabled ? 'complete' : null },
    billing_reason: given.reason,
    collection_method: 'charge_automatically',
    created: given.created,
    currency: String(subscription.currency),
    customer: subscription.customer,
    description: null,
    discounts: [],
    ending_balance: Math.min(0, total + given.balance),
    hosted_invoice_url: given.hostedUrl,
    lines: {
      object: 'list',
      data: [...given.lines],
      has_more: false,
      url: `/v1/invoices/${given.id}/lines`,
    },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
      type: 'subscription_details',
    },
    period_end: given.created,
    period_start: given.created,
    starting_balance: given.balance,
    status: 'open',
    status_transitions: {
      finalized_at: given.created,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: subtotal,
    total_taxes: taxes,
  }
}

/** https://docs.stripe.com/api/invoices/object#invoice_object-total_taxes */
function taxesOn(amount: number, { automatic_tax: { enabled } }: StripeSubscription) {
  if (!enabled) return []
  return [
    { amount: taxOn(amount), tax_behavior: 'exclusive', taxability_reason: 'standard_rated', taxable_amount: amount },
  ]
}

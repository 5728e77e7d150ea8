import type { LineDraft } from './invoice-shapes'
import { createInvoicing } from './invoicing'
import { monthAfter, nextMonth } from './months'
import { find, newId, type Emit } from './objects'
import type { Card, Payments } from './payments'
import type { StripeSession } from './shapes'
import { cardDeclined, invalid, missing } from './stripe-failure'
import type { SubscriptionUpdate } from './subscription-params'
import { ADDRESS, requireTaxBehavior } from './taxes'
import {
  newCustomer,
  newSubscription,
  newSubscriptionItem,
  type StripeCustomer,
  type StripeInvoice,
  type StripePrice,
  type StripeSubscription,
} from './subscription-shapes'

/** The subscriptions of a merchant, one price each, month by month. */
export function createSubscriptions({
  prices,
  payments,
  pageUrl,
  now,
  emit,
}: {
  prices: ReadonlyMap<string, StripePrice>
  payments: Payments
  pageUrl: string
  now: () => number
  emit: Emit
}) {
  const customers = new Map<string, StripeCustomer>()
  const subscriptions = new Map<string, StripeSubscription>()
  const invoicing = createInvoicing({ payments, customers, pageUrl, now, emit })
  const { draftInvoice, sendInvoice, payInvoice, failInvoice, prorate } = invoicing

  /** Somebody whom the merchant knows from now on: the address only where its page had to ask for it. */
  function addCustomer({ customer_email: email, automatic_tax: tax }: StripeSession): string {
    const customer = newCustomer({ id: newId('cus'), created: now(), email, address: tax.enabled ? ADDRESS : null })
    customers.set(customer.id, customer)
    emit('customer.created', customer)
    return customer.id
  }

  /** The buyer of a session pays the first month. */
  function beginSubscription(session: StripeSession, sold: { price: string; metadata: Record<string, string> }): void {
    const price = find(prices, 'price', sold.price, 'line_items[0][price]')
    const id = newId('sub')
    const item = newSubscriptionItem({
      id: newId('si'),
      created: now(),
      subscription: id,
      price,
      current_period_start: now(),
      current_period_end: monthAfter(now(), 1),
    })
    const { metadata } = sold
    const { currency } = price
    const customer = addCustomer(session)
    const { enabled: isTaxed } = session.automatic_tax
    const subscription = newSubscription({ id, created: now(), customer, metadata, currency, item, isTaxed })
    subscriptions.set(id, subscription)
    emit('customer.subscription.created', subscription)
    const invoice = bill(subscription, 'subscription_create', [wholeMonth(subscription)])
    payInvoice(invoice)
    moveTo(subscription, 'active')
    Object.assign(session, { customer, subscription: id, invoice: invoice.id, payment_status: 'paid' })
  }

  /** The month is over: it ends where that was asked for, otherwise the next one is charged. */
  function renewSubscription(id: string, money: 'paid' | 'failed'): StripeSubscription {
    const subscription = find(subscriptions, 'subscription', id, 'id')
    if (subscription.status === 'canceled') return subscription
    const [item] = subscription.items.data
    if (subscription.cancel_at !== null && subscription.cancel_at <= item.current_period_end) {
      return end(subscription, subscription.cancel_at)
    }
    const month = nextMonth(subscription.billing_cycle_anchor, item.current_period_end)
    Object.assign(item, { current_period_start: month.start, current_period_end: month.end })
    emit('customer.subscription.updated', subscription)
    return settle(bill(subscription, 'subscription_cycle', [wholeMonth(subscription)]), money)
  }

  /** The card of a failed month is tried again, or the customer has given another one. */
  function retryInvoice(id: string, money: 'paid' | 'failed'): StripeSubscription {
    const subscription = living(id)
    const invoice = find(invoicing.invoices, 'invoice', subscription.latest_invoice ?? '', 'invoice')
    if (invoice.status !== 'open') throw invalid(`Invoice is already ${invoice.status}`)
    return settle(invoice, money)
  }

  function settle(invoice: StripeInvoice, money: 'paid' | 'failed'): StripeSubscription {
    const subscription = living(invoice.parent.subscription_details.subscription)
    if (money === 'paid') payInvoice(invoice)
    else failInvoice(invoice)
    return moveTo(subscription, money === 'paid' ? 'active' : 'past_due')
  }

  /** https://docs.stripe.com/api/subscriptions/update */
  function updateSubscription(id: string, change: SubscriptionUpdate, card: Card): StripeSubscription {
    const subscription = find(subscriptions, 'subscription', id, 'id')
    if (subscription.status === 'canceled') {
      throw invalid('A canceled subscription can only update its cancellation_details and metadata.')
    }
    if (change.price !== null)
      changePrice(subscription, { ...change, price: priceOf(change.price, subscription) }, card)
    if (change.cancelAtPeriodEnd !== null) {
      const [{ current_period_end: periodEnd }] = subscription.items.data
      // What was set as a time stays until it is taken back as one.
      const before = subscription.cancel_at_period_end ? null : subscription.cancel_at
      Object.assign(subscription, {
        cancel_at_period_end: change.cancelAtPeriodEnd,
        cancel_at: change.cancelAtPeriodEnd ? periodEnd : before,
        canceled_at: change.cancelAtPeriodEnd ? now() : null,
      })
    }
    if (change.cancelAt !== undefined) {
      Object.assign(subscription, {
        cancel_at: change.cancelAt,
        cancel_at_period_end: false,
        canceled_at: change.cancelAt === null ? null : now(),
      })
    }
    emit('customer.subscription.updated', subscription)
    return subscription
  }

  function changePrice(
    subscription: StripeSubscription,
    change: { price: StripePrice; itemId: string; prorates: boolean; unpaid: SubscriptionUpdate['unpaid'] },
    card: Card,
  ): void {
    const [item] = subscription.items.data
    if (item.id !== change.itemId) throw missing('subscription_item', change.itemId, 'items[0][id]')
    if (item.price.id === change.price.id) return
    if (!change.prorates) {
      item.price = change.price
      return
    }
    const invoice = draftInvoice(subscription, 'subscription_update', prorate(subscription, change.price))
    const isDeclined = card !== 'works' && invoice.amount_due > 0
    if (isDeclined && change.unpaid === 'refuse') throw cardDeclined()
    item.price = change.price
    sendInvoice(invoice, subscription)
    settle(invoice, isDeclined ? 'failed' : 'paid')
  }

  /**
   * What a change would be billed at once; without a change, what the next month will be.
   * https://docs.stripe.com/api/invoices/create_preview
   */
  function previewChange(id: string, change: { price: string; prorates: boolean }): StripeInvoice {
    const subscription = living(id)
    const [item] = subscription.items.data
    const changes = change.prorates && change.price !== item.price.id
    const drafts = changes ? prorate(subscription, priceOf(change.price, subscription)) : [wholeMonth(subscription)]
    return draftInvoice(subscription, 'upcoming', drafts)
  }

  function cancelSubscription(id: string): StripeSubscription {
    return end(living(id), now())
  }

  function end(subscription: StripeSubscription, at: number): StripeSubscription {
    Object.assign(subscription, { status: 'canceled', ended_at: at, canceled_at: subscription.canceled_at ?? at })
    emit('customer.subscription.deleted', subscription)
    return subscription
  }

  /** Stripe ends by itself what is to end. */
  function endDue(): void {
    for (const subscription of subscriptions.values()) {
      const { status, cancel_at: at } = subscription
      if (status !== 'canceled' && at !== null && at <= now()) end(subscription, at)
    }
  }

  /** One that has ended is no more there to be changed. */
  function living(id: string): StripeSubscription {
    const subscription = find(subscriptions, 'subscription', id, 'id')
    if (subscription.status === 'canceled') throw missing('subscription', id, 'id')
    return subscription
  }

  function priceOf(id: string, { automatic_tax: tax }: StripeSubscription): StripePrice {
    const price = find(prices, 'price', id, 'items[0][price]')
    if (price.type !== 'recurring') {
      throw invalid(
        `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
      )
    }
    if (!price.active) throw invalid('The price specified is inactive. This field only accepts active prices.')
    if (tax.enabled) requireTaxBehavior(price.tax_behavior, 'items[0][price]')
    return price
  }

  function bill(subscription: StripeSubscription, reason: string, drafts: readonly LineDraft[]): StripeInvoice {
    const invoice = draftInvoice(subscription, reason, drafts)
    sendInvoice(invoice, subscription)
    return invoice
  }

  function moveTo(subscription: StripeSubscription, status: StripeSubscription['status']): StripeSubscription {
    if (subscription.status === status) return subscription
    subscription.status = status
    emit('customer.subscription.updated', subscription)
    return subscription
  }

  return {
    customers,
    addCustomer,
    subscriptions,
    invoices: invoicing.invoices,
    paymentsOf: invoicing.paymentsOf,
    beginSubscription,
    renewSubscription,
    retryInvoice,
    updateSubscription,
    previewChange,
    cancelSubscription,
    endDue,
  }
}

function wholeMonth(subscription: StripeSubscription): LineDraft {
  const [{ price, current_period_start: start, current_period_end: end }] = subscription.items.data
  const description = `1 × ${price.id}`
  return { amount: price.unit_amount, description, price, start, end, isProration: false, credited: null }
}

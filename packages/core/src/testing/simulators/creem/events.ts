import { newId, type Checkout, type Dispute, type Product, type Refund, type Sale, type Subscription } from './entities'

/** A webhook as Creem sends it. */
export interface CreemEvent {
  id: string
  eventType: 'checkout.completed' | 'refund.created' | 'dispute.created' | SubscriptionEvent
  created_at: number
  object: object
}

/** Those this simulator has a reason to send. */
export type SubscriptionEvent =
  `subscription.${'active' | 'paid' | 'update' | 'past_due' | 'paused' | 'scheduled_cancel' | 'canceled'}`

export function checkoutCompleted(sale: Sale, now: Date): CreemEvent {
  const { order, customer, subscription } = sale
  return envelope('checkout.completed', now, {
    ...checkoutShown(sale.checkout),
    order,
    product: productShown(sale.product),
    customer,
    ...(subscription && { subscription: subscriptionNamed(subscription) }),
  })
}

/** As it is when this is called: what happens to it later does not change it. */
export function subscriptionEvent(type: SubscriptionEvent, subscription: Subscription, now: Date): CreemEvent {
  return envelope(type, now, { ...subscription, product: productShown(subscription.product) })
}

export function refundCreated(sale: Sale, refund: Refund, now: Date): CreemEvent {
  return envelope('refund.created', now, { ...refund, ...salesShown(sale) })
}

export function disputeCreated(sale: Sale, dispute: Dispute, now: Date): CreemEvent {
  return envelope('dispute.created', now, { ...dispute, ...salesShown(sale) })
}

function envelope(eventType: CreemEvent['eventType'], now: Date, object: object): CreemEvent {
  return { id: newId('evt'), eventType, created_at: now.getTime(), object }
}

function salesShown({ transaction, checkout, order, customer, subscription }: Sale): object {
  // The API calls it chargedBack, the webhooks chargeback. Copied, as a later refund must not change what was sent.
  const status = transaction.status === 'chargedBack' ? 'chargeback' : transaction.status
  return {
    transaction: { ...transaction, status },
    checkout: checkoutShown(checkout),
    order,
    customer,
    ...(subscription && { subscription: subscriptionNamed(subscription) }),
  }
}

/** Inside of another object it names its product and customer only. */
function subscriptionNamed({ product, customer, ...subscription }: Subscription): object {
  return { ...subscription, product: product.id, customer: customer.id }
}

function checkoutShown({
  id,
  object,
  request_id,
  product,
  units,
  custom_fields,
  status,
  metadata,
  mode,
}: Checkout): object {
  return {
    id,
    object,
    ...(request_id !== undefined && { request_id }),
    product,
    units,
    custom_fields,
    status,
    ...(metadata && { metadata }),
    mode,
  }
}

function productShown(product: Product): object {
  return { ...product, image_url: null }
}

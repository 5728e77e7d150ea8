import { newId, type Checkout, type Dispute, type Refund, type Sale } from './entities'

/** A webhook as Creem sends it. */
export interface CreemEvent {
  id: string
  eventType: 'checkout.completed' | 'refund.created' | 'dispute.created'
  created_at: number
  object: object
}

export function checkoutCompleted(sale: Sale, now: Date): CreemEvent {
  const { order, customer } = sale
  return envelope('checkout.completed', now, {
    ...checkoutShown(sale.checkout),
    order,
    product: productShown(sale),
    customer,
  })
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

function salesShown({ transaction, checkout, order, customer }: Sale): object {
  // The API calls it chargedBack, the webhooks chargeback. Copied, as a later refund must not change what was sent.
  const status = transaction.status === 'chargedBack' ? 'chargeback' : transaction.status
  return { transaction: { ...transaction, status }, checkout: checkoutShown(checkout), order, customer }
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

function productShown({ product }: Sale): object {
  return { ...product, image_url: null }
}

import { newId, type Checkout, type Dispute, type Product, type Refund, type Sale } from './entities'
import { CreemRefusal, found } from './errors'
import { createRecords } from './records'
import { createSubscriptions } from './subscriptions'

/** What a new product may say; the rest is as in Creem's dashboard. */
export type ProductWanted = Partial<Omit<Product, 'id' | 'mode' | 'object' | 'created_at' | 'updated_at'>>

export interface CheckoutWanted {
  product_id: string
  request_id?: string
  units?: number
  customer?: { id?: string; email?: string }
  success_url?: string
  metadata?: Record<string, unknown>
}

export interface StoreOptions {
  /** Where the pages to pay are. */
  url: string
  now(): Date
  /** Put on top of what products with exclusive taxes cost. */
  taxPercent: number
}

export type Store = ReturnType<typeof createStore>

/** What a merchant has at Creem, and what happens to it. Does the money's arithmetic and tells nobody. */
export function createStore({ url, now, taxPercent }: StoreOptions) {
  const products = new Map<string, Product>()
  const checkouts = new Map<string, Checkout>()
  /** What a checkout sold, by its order's id, oldest first. */
  const sales = new Map<string, Sale>()
  /** All that was paid or declined, by its transaction's id, oldest first. */
  const payments = new Map<string, Sale>()
  const emails = new Map<string, string>()
  const refundedBefore = new Map<string, number>()
  const records = createRecords({ now, taxPercent })
  const subscriptions = createSubscriptions({ now, records, keep: keepPayment })

  function addProduct(wanted: ProductWanted = {}): Product {
    const at = now().toISOString()
    const product: Product = {
      id: newId('prod'),
      mode: 'test',
      object: 'product',
      name: 'Credits',
      description: 'Credits to create with',
      price: 1000,
      currency: 'USD',
      billing_type: 'onetime',
      billing_period: wanted.billing_type === 'recurring' ? 'every-month' : 'once',
      status: 'active',
      tax_mode: 'exclusive',
      tax_category: 'saas',
      default_success_url: null,
      ...wanted,
      created_at: at,
      updated_at: at,
    }
    if (product.price !== 0 && product.price < 100) throw new CreemRefusal(400, ['price must not be less than 100'])
    products.set(product.id, product)
    return product
  }

  function openCheckout(wanted: CheckoutWanted): Checkout {
    const product = found(products, wanted.product_id, 'Product')
    if (wanted.customer?.id && wanted.customer.email) {
      throw new CreemRefusal(400, ['customer: only one of id and email may be given'])
    }
    const id = newId('ch')
    const checkout: Checkout = {
      id,
      mode: 'test',
      object: 'checkout',
      status: 'pending',
      ...(wanted.request_id !== undefined && { request_id: wanted.request_id }),
      product: product.id,
      units: wanted.units ?? 1,
      custom_fields: [],
      checkout_url: `${url}/pay/${id}`,
      success_url: wanted.success_url ?? product.default_success_url,
      ...(wanted.metadata && { metadata: wanted.metadata }),
    }
    checkouts.set(id, checkout)
    if (wanted.customer?.email) emails.set(id, wanted.customer.email)
    return checkout
  }

  function pay(checkoutId: string, discount: number): Sale {
    const checkout = found(checkouts, checkoutId, 'Checkout')
    if (checkout.status !== 'pending') throw new CreemRefusal(400, [`Checkout is ${checkout.status}`])
    const product = found(products, checkout.product, 'Product')
    const customer = records.customer(emails.get(checkoutId) ?? 'buyer@example.com')
    const order = records.order(product, customer, { units: checkout.units, discount })
    const sold: Sale = { checkout, order, transaction: records.transaction(order), customer, product }
    const sale = product.billing_type === 'recurring' ? subscriptions.begin(sold) : sold
    const subscription = sale.subscription?.id
    Object.assign(checkout, {
      status: 'completed',
      order,
      customer: customer.id,
      ...(subscription && { subscription }),
    })
    sales.set(order.id, sale)
    keepPayment(sale)
    return sale
  }

  function keepPayment(sale: Sale): void {
    payments.set(sale.transaction.id, sale)
  }

  /** By its transaction, or what a checkout sold by its order. */
  function findSale(id: string): Sale {
    return payments.get(id) ?? found(sales, id, 'Order')
  }

  /** As in the dashboard: all that is left, or a part of it. Only a refund that succeeded changes the transaction. */
  function refund(id: string, amount: number | undefined, status: Refund['status']): Refund {
    const { transaction } = findSale(id)
    const left = transaction.amount_paid - transaction.refunded_amount
    const part = amount ?? left
    if (part <= 0 || part > left) throw new CreemRefusal(400, [`${left} is left to refund`])
    if (status === 'succeeded') {
      transaction.refunded_amount += part
      transaction.status = part === left ? 'refunded' : 'partialRefund'
    }
    return {
      id: newId('ref'),
      object: 'refund',
      status,
      refund_amount: part,
      refund_currency: transaction.currency,
      reason: 'requested_by_customer',
      created_at: now().getTime(),
      mode: 'test',
    }
  }

  /** The whole payment goes back at once, and counts as refunded; what was refunded before is no longer told. */
  function dispute(id: string): Dispute {
    const { transaction } = findSale(id)
    refundedBefore.set(transaction.id, transaction.refunded_amount)
    transaction.status = 'chargedBack'
    transaction.refunded_amount = transaction.amount_paid
    return {
      id: newId('disp'),
      object: 'dispute',
      amount: transaction.amount_paid,
      currency: transaction.currency,
      created_at: now().getTime(),
      mode: 'test',
    }
  }

  /** The bank gives the money to the merchant again; what it lets the buyer keep changes nothing any more. */
  function winDispute(id: string): void {
    const { transaction } = findSale(id)
    const refunded = refundedBefore.get(transaction.id)
    if (refunded === undefined) throw new CreemRefusal(400, ['it is not disputed'])
    refundedBefore.delete(transaction.id)
    transaction.refunded_amount = refunded
    transaction.status = refunded > 0 ? 'partialRefund' : 'paid'
  }

  function expire(checkoutId: string): void {
    const checkout = found(checkouts, checkoutId, 'Checkout')
    if (checkout.status === 'pending') checkout.status = 'expired'
  }

  return {
    url,
    products,
    checkouts,
    sales,
    payments,
    subscriptions,
    findSale,
    addProduct,
    openCheckout,
    pay,
    refund,
    dispute,
    winDispute,
    expire,
  }
}

import { CreemRefusal } from './errors'
import {
  newId,
  type Checkout,
  type Customer,
  type Dispute,
  type Order,
  type Product,
  type Refund,
  type Sale,
  type Transaction,
} from './entities'

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
  /** By the order's id, oldest first. */
  const sales = new Map<string, Sale>()
  const emails = new Map<string, string>()

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

  function pay(checkoutId: string): Sale {
    const checkout = found(checkouts, checkoutId, 'Checkout')
    if (checkout.status !== 'pending') throw new CreemRefusal(400, [`Checkout is ${checkout.status}`])
    const product = found(products, checkout.product, 'Product')
    const customer = makeCustomer(emails.get(checkoutId) ?? 'buyer@example.com')
    const order = makeOrder(product, checkout.units, customer)
    const sale = { checkout, order, transaction: makeTransaction(order), customer, product }
    Object.assign(checkout, { status: 'completed', order, customer: customer.id })
    sales.set(order.id, sale)
    return sale
  }

  function makeCustomer(email: string): Customer {
    const at = now().toISOString()
    const id = newId('cust')
    return {
      id,
      mode: 'test',
      object: 'customer',
      email,
      name: 'A Buyer',
      country: 'NL',
      created_at: at,
      updated_at: at,
    }
  }

  function makeOrder(product: Product, units: number, customer: Customer): Order {
    const at = now().toISOString()
    const amount = product.price * units
    const tax = Math.round((amount * taxPercent) / 100)
    const paid = product.tax_mode === 'exclusive' ? amount + tax : amount
    return {
      id: newId('ord'),
      mode: 'test',
      object: 'order',
      customer: customer.id,
      product: product.id,
      transaction: newId('tran'),
      amount,
      sub_total: amount,
      tax_amount: paid - amount,
      amount_due: paid,
      amount_paid: paid,
      currency: product.currency,
      status: 'paid',
      type: product.billing_type,
      created_at: at,
      updated_at: at,
    }
  }

  function makeTransaction(order: Order): Transaction {
    return {
      id: order.transaction,
      mode: 'test',
      object: 'transaction',
      amount: order.amount,
      amount_paid: order.amount_paid,
      currency: order.currency,
      type: order.type === 'onetime' ? 'payment' : 'invoice',
      tax_country: 'NL',
      tax_amount: order.tax_amount,
      status: 'paid',
      refunded_amount: 0,
      order: order.id,
      customer: order.customer,
      description: 'Payment',
      created_at: now().getTime(),
    }
  }

  /** As in the dashboard: all that is left, or a part of it. Only a refund that succeeded changes the transaction. */
  function refund(orderId: string, amount: number | undefined, status: Refund['status']): Refund {
    const { transaction } = found(sales, orderId, 'Order')
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

  /** The whole payment goes back at once, and counts as refunded. */
  function dispute(orderId: string): Dispute {
    const { transaction } = found(sales, orderId, 'Order')
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

  function expire(checkoutId: string): void {
    const checkout = found(checkouts, checkoutId, 'Checkout')
    if (checkout.status === 'pending') checkout.status = 'expired'
  }

  return { products, checkouts, sales, addProduct, openCheckout, pay, refund, dispute, expire }
}

/** What stands under that id; Creem's 404 otherwise. */
export function found<T>(shelf: ReadonlyMap<string, T>, id: string, noun: string): T {
  const thing = shelf.get(id)
  if (!thing) throw new CreemRefusal(404, [`${noun} not found`])
  return thing
}

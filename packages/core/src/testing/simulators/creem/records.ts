import { newId, type Customer, type Order, type Product, type Subscription, type Transaction } from './entities'

export type Records = ReturnType<typeof createRecords>

/** Which payment of a subscription a transaction is, and for what time. */
export interface Invoiced {
  subscription: Subscription
  from: Date
  to: Date
  status: Transaction['status']
}

/** Writes what a payment leaves behind, with its taxes. */
export function createRecords({ now, taxPercent }: { now(): Date; taxPercent: number }) {
  function customer(email: string): Customer {
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

  /** What is paid for an amount before taxes. */
  function withTaxes({ tax_mode }: Product, amount: number): number {
    return tax_mode === 'exclusive' ? amount + Math.round((amount * taxPercent) / 100) : amount
  }

  /** Taxes are of what is left of the price after the discount. */
  function order(product: Product, buyer: Customer, { units, discount }: { units: number; discount: number }): Order {
    const at = now().toISOString()
    const amount = product.price * units
    const left = amount - discount
    const paid = withTaxes(product, left)
    return {
      id: newId('ord'),
      mode: 'test',
      object: 'order',
      customer: buyer.id,
      product: product.id,
      transaction: newId('tran'),
      amount,
      sub_total: left,
      tax_amount: paid - left,
      ...(discount > 0 && { discount_amount: discount }),
      amount_due: paid,
      amount_paid: paid,
      currency: product.currency,
      status: 'paid',
      type: product.billing_type,
      created_at: at,
      updated_at: at,
    }
  }

  function transaction(of: Order): Transaction {
    return {
      id: of.transaction,
      mode: 'test',
      object: 'transaction',
      amount: of.amount,
      amount_paid: of.amount_paid,
      ...(of.discount_amount !== undefined && { discount_amount: of.discount_amount }),
      currency: of.currency,
      type: of.type === 'onetime' ? 'payment' : 'invoice',
      tax_country: 'NL',
      tax_amount: of.tax_amount,
      status: 'paid',
      refunded_amount: 0,
      order: of.id,
      customer: of.customer,
      description: 'Payment',
      created_at: now().getTime(),
    }
  }

  /** A later payment of a subscription. Its order is still the one of its checkout. */
  function invoice(of: Order, product: Product, amount: number, invoiced: Invoiced): Transaction {
    const paid = withTaxes(product, amount)
    const { status } = invoiced
    return forTime(
      {
        ...transaction(of),
        id: newId('tran'),
        amount,
        amount_paid: status === 'paid' ? paid : 0,
        tax_amount: paid - amount,
        status,
      },
      invoiced,
    )
  }

  function forTime(transaction: Transaction, { subscription, from, to }: Omit<Invoiced, 'status'>): Transaction {
    return {
      ...transaction,
      subscription: subscription.id,
      description: 'Subscription payment',
      period_start: from.getTime(),
      period_end: to.getTime(),
    }
  }

  return { customer, order, transaction, invoice, forTime, withTaxes }
}

import { newId, type Product, type Sale, type Subscription, type Transaction } from './entities'
import { CreemRefusal, found } from './errors'
import type { Records } from './records'

export type UpdateBehavior = 'proration-charge-immediately' | 'proration-charge' | 'proration-none'

/** What came of a change, for who has to tell of it. */
export interface Change {
  subscription: Subscription
  /** A payment that came in with it. */
  sale: Sale | null
  /** What goes back of the last payment, with its taxes. */
  refundMinor: number
}

export interface SubscriptionsOptions {
  now(): Date
  records: Records
  /** Takes note of a payment, declined ones too. */
  keep(sale: Sale): void
}

/**
 * Subscriptions and their months. What Creem's documents leave open is as hard on its clients as they allow: all
 * payments of one have the order of its checkout, and a prorated charge names the whole month it falls in.
 */
export function createSubscriptions({ now, records, keep }: SubscriptionsOptions) {
  const all = new Map<string, Subscription>()
  /** The sale each began with. */
  const begun = new Map<string, Sale>()
  /** Whose card says no. */
  const declining = new Set<string>()

  /** Its first month was paid in a checkout. */
  function begin(sale: Sale): Sale {
    const { product, customer, checkout } = sale
    const at = now()
    const subscription: Subscription = {
      id: newId('sub'),
      mode: 'test',
      object: 'subscription',
      product,
      customer,
      items: [{ object: 'subscription_item', id: newId('sitem'), product_id: product.id, units: 1, mode: 'test' }],
      collection_method: 'charge_automatically',
      status: 'active',
      current_period_start_date: at.toISOString(),
      current_period_end_date: monthsAfter(at, 1).toISOString(),
      canceled_at: null,
      created_at: at.toISOString(),
      updated_at: at.toISOString(),
      ...(checkout.metadata && { metadata: checkout.metadata }),
    }
    const transaction = records.forTime(sale.transaction, { subscription, ...periodOf(subscription) })
    const first = { ...sale, transaction, subscription }
    all.set(subscription.id, subscription)
    begun.set(subscription.id, first)
    pay(subscription, transaction)
    return first
  }

  /** The next month begins: it is paid, or declined, or was canceled before. Asked again, a declined one is tried again. */
  function renew(id: string): Change {
    const subscription = found(all, id, 'Subscription')
    if (subscription.status === 'scheduled_cancel') return end(subscription)
    if (subscription.status !== 'active' && subscription.status !== 'past_due') {
      throw new CreemRefusal(400, [`Subscription is ${subscription.status}`])
    }
    const from = new Date(subscription.current_period_end_date)
    const to = monthsAfter(new Date(subscription.created_at), monthsBetween(subscription.created_at, from) + 1)
    const sale = charge(subscription, subscription.product.price, { from, to })
    if (sale.transaction.status !== 'paid') return changed(subscription, { status: 'past_due' }, sale)
    const period = { current_period_start_date: from.toISOString(), current_period_end_date: to.toISOString() }
    return changed(subscription, { status: 'active', ...period }, sale)
  }

  function upgrade(id: string, product: Product, behavior: UpdateBehavior): Change {
    const subscription = found(all, id, 'Subscription')
    if (subscription.status !== 'active') throw new CreemRefusal(400, [`Subscription is ${subscription.status}`])
    if (product.billing_type !== 'recurring') throw new CreemRefusal(400, ['Product is not recurring'])
    if (product.id === subscription.product.id) throw new CreemRefusal(400, ['Subscription has this product already'])
    const amount = behavior === 'proration-none' ? 0 : prorated(subscription, product)
    if (amount > 0 && declining.has(id)) throw new CreemRefusal(400, ['Your card was declined'])
    const items = subscription.items.map((item) => ({ ...item, product_id: product.id }))
    const done = changed(subscription, { product, items })
    if (amount <= 0) return { ...done, refundMinor: records.withTaxes(product, -amount) }
    const sale = charge(subscription, amount, periodOf(subscription))
    return changed(subscription, {}, sale)
  }

  /** The rest of the month at the new price less the rest of it at the old one. */
  function prorated({ product: before, ...subscription }: Subscription, after: Product): number {
    const { from, to } = periodOf(subscription)
    const share = (to.getTime() - now().getTime()) / (to.getTime() - from.getTime())
    return Math.round(Math.max(0, share) * (after.price - before.price))
  }

  function charge(subscription: Subscription, amount: number, time: { from: Date; to: Date }): Sale {
    const { id, product } = subscription
    const first = found(begun, id, 'Subscription')
    const status = declining.has(id) ? 'declined' : 'paid'
    const transaction = records.invoice(first.order, product, amount, { subscription, ...time, status })
    const sale = { ...first, product, transaction }
    keep(sale)
    return sale
  }

  function pay(subscription: Subscription, { id, created_at }: Transaction): void {
    const { to } = periodOf(subscription)
    Object.assign(subscription, {
      last_transaction_id: id,
      last_transaction_date: new Date(created_at).toISOString(),
      next_transaction_date: to.toISOString(),
    })
  }

  function cancel(id: string, mode: 'immediate' | 'scheduled'): Change {
    const subscription = found(all, id, 'Subscription')
    if (subscription.status === 'canceled') throw new CreemRefusal(400, ['Subscription is canceled already'])
    if (mode === 'immediate') return end(subscription)
    if (subscription.status === 'scheduled_cancel') throw new CreemRefusal(400, ['Cancellation is scheduled already'])
    return changed(subscription, { status: 'scheduled_cancel' })
  }

  function resume(id: string): Change {
    const subscription = found(all, id, 'Subscription')
    if (subscription.status !== 'paused' && subscription.status !== 'scheduled_cancel') {
      throw new CreemRefusal(400, ['Subscription must be in paused or scheduled_cancel status'])
    }
    return changed(subscription, { status: 'active' })
  }

  function pause(id: string): Change {
    return changed(found(all, id, 'Subscription'), { status: 'paused' })
  }

  function end(subscription: Subscription): Change {
    const ended = changed(subscription, { status: 'canceled', canceled_at: now().toISOString() })
    delete subscription.next_transaction_date
    return ended
  }

  function changed(subscription: Subscription, changes: Partial<Subscription>, sale: Sale | null = null): Change {
    Object.assign(subscription, changes, { updated_at: now().toISOString() })
    if (sale?.transaction.status === 'paid') pay(subscription, sale.transaction)
    return { subscription, sale, refundMinor: 0 }
  }

  return { all, declining, begin, renew, upgrade, cancel, resume, pause }
}

function periodOf(told: Pick<Subscription, 'current_period_start_date' | 'current_period_end_date'>) {
  return { from: new Date(told.current_period_start_date), to: new Date(told.current_period_end_date) }
}

function monthsBetween(from: string, to: Date): number {
  const since = new Date(from)
  return (to.getUTCFullYear() - since.getUTCFullYear()) * 12 + to.getUTCMonth() - since.getUTCMonth()
}

/** The same day of a later month, or that month's last day. */
function monthsAfter(date: Date, months: number): Date {
  const later = new Date(date)
  later.setUTCMonth(later.getUTCMonth() + months)
  if (later.getUTCDate() !== date.getUTCDate()) later.setUTCDate(0)
  return later
}

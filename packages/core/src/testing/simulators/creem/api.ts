import type { Sale, Subscription } from './entities'
import { CreemRefusal, found } from './errors'
import type { CheckoutWanted, ProductWanted, Store } from './store'
import type { Change, UpdateBehavior } from './subscriptions'

/** How the search of transactions is sorted; Creem promises neither. */
export type Listing = 'newest-first' | 'oldest-first'

export interface ApiRequest {
  query: URLSearchParams
  /** As the description wants it: it was checked before. */
  body: unknown
  listing: Listing
  /** What stands in the place of `{id}` in the path. */
  id: string
  /** Takes note of what became of a subscription, for its webhooks. */
  changed(change: Change): void
}

type Call = (store: Store, request: ApiRequest) => object

/** The call that a method and a path mean, with the description's form of the path; null when there is none. */
export function findCall(method: string, path: string): { call: Call; path: string; id: string } | null {
  const exact = calls[`${method} ${path}`]
  if (exact) return { call: exact, path, id: '' }
  const [, id, verb] = /^\/v1\/subscriptions\/([^/]+)\/(upgrade|cancel|resume)$/.exec(path) ?? []
  const described = `/v1/subscriptions/{id}/${verb}`
  const call = calls[`${method} ${described}`]
  return call && id ? { call, path: described, id: decodeURIComponent(id) } : null
}

/** The calls this simulator knows, by method and path: what each answers. */
const calls: Record<string, Call> = {
  'POST /v1/products': ({ addProduct }, { body }) => addProduct(body as ProductWanted),
  'GET /v1/products': ({ products }, { query }) => found(products, query.get('product_id') ?? '', 'Product'),
  'GET /v1/products/search': ({ products }, { query }) => pageOf([...products.values()].toReversed(), query),
  'POST /v1/checkouts': ({ openCheckout }, { body }) => openCheckout(body as CheckoutWanted),
  'GET /v1/checkouts': ({ checkouts }, { query }) => found(checkouts, query.get('checkout_id') ?? '', 'Checkout'),
  'GET /v1/transactions': ({ payments }, { query }) =>
    found(payments, query.get('transaction_id') ?? '', 'Transaction').transaction,
  'GET /v1/transactions/search': ({ payments }, { query, listing }) => {
    const oldestFirst = [...payments.values()].filter(
      ({ order, customer, product }) =>
        (query.get('order_id') ?? order.id) === order.id &&
        (query.get('customer_id') ?? customer.id) === customer.id &&
        (query.get('product_id') ?? product.id) === product.id,
    )
    const sorted = listing === 'oldest-first' ? oldestFirst : oldestFirst.toReversed()
    return pageOf(
      sorted.map(({ transaction }) => transaction),
      query,
    )
  },
  'GET /v1/subscriptions': (store, { query }) =>
    shown(store, found(store.subscriptions.all, query.get('subscription_id') ?? '', 'Subscription')),
  'GET /v1/subscriptions/search': (store, { query }) => {
    const newestFirst = [...store.subscriptions.all.values()].toReversed()
    return pageOf(
      // Only ids of what it is about: the list may be long.
      newestFirst.map((one) => ({ ...shown(store, one), product: one.product.id, customer: one.customer.id })),
      query,
    )
  },
  'POST /v1/subscriptions/{id}/upgrade': (store, { id, body, changed }) => {
    const { product_id, update_behavior = 'proration-charge-immediately' } = body as UpgradeWanted
    const change = store.subscriptions.upgrade(id, found(store.products, product_id, 'Product'), update_behavior)
    changed(change)
    return shown(store, change.subscription)
  },
  'POST /v1/subscriptions/{id}/cancel': (store, { id, body, changed }) => {
    const { mode = 'immediate' } = body as { mode?: 'immediate' | 'scheduled' }
    const change = store.subscriptions.cancel(id, mode)
    changed(change)
    return shown(store, change.subscription)
  },
  'POST /v1/subscriptions/{id}/resume': (store, { id, changed }) => {
    const change = store.subscriptions.resume(id)
    changed(change)
    return shown(store, change.subscription)
  },
  'POST /v1/customers/billing': ({ payments, url }, { body }) => {
    const { customer_id } = body as { customer_id: string }
    const isKnown = [...payments.values()].some(({ customer }) => customer.id === customer_id)
    if (!isKnown) throw new CreemRefusal(404, ['Customer not found'])
    return { customer_portal_link: `${url}/portal/${customer_id}` }
  },
}

interface UpgradeWanted {
  product_id: string
  update_behavior?: UpdateBehavior
}

/** The API has no metadata of a subscription, and calls `unpaid` what is `past_due` in the webhooks. */
function shown(
  { payments }: { payments: ReadonlyMap<string, Sale> },
  { metadata: _metadata, status, last_transaction_id: last, ...subscription }: Subscription,
): object {
  const transaction = last === undefined ? undefined : payments.get(last)?.transaction
  return {
    ...subscription,
    status: status === 'past_due' ? 'unpaid' : status,
    ...(transaction && { last_transaction_id: last, last_transaction: transaction }),
  }
}

function pageOf(all: readonly object[], query: URLSearchParams): object {
  const size = Number(query.get('page_size') ?? 10)
  const current = Number(query.get('page_number') ?? 1)
  if (!(size >= 1) || !(current >= 1))
    throw new CreemRefusal(400, ['page_number and page_size must not be less than 1'])
  const pages = Math.ceil(all.length / size)
  return {
    items: all.slice((current - 1) * size, current * size),
    pagination: {
      total_records: all.length,
      total_pages: pages,
      current_page: current,
      next_page: current < pages ? current + 1 : null,
      prev_page: current > 1 ? current - 1 : null,
    },
  }
}

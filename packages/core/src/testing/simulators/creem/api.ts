import { CreemRefusal } from './errors'
import { found, type CheckoutWanted, type ProductWanted, type Store } from './store'

/** How the search of transactions is sorted; Creem promises neither. */
export type Listing = 'newest-first' | 'oldest-first'

export interface ApiRequest {
  query: URLSearchParams
  /** As the description wants it: it was checked before. */
  body: unknown
  listing: Listing
}

/** The calls this simulator knows, by method and path: what each answers. */
export const calls: Record<string, (store: Store, request: ApiRequest) => object> = {
  'POST /v1/products': ({ addProduct }, { body }) => addProduct(body as ProductWanted),
  'GET /v1/products': ({ products }, { query }) => found(products, query.get('product_id') ?? '', 'Product'),
  'GET /v1/products/search': ({ products }, { query }) => pageOf([...products.values()].toReversed(), query),
  'POST /v1/checkouts': ({ openCheckout }, { body }) => openCheckout(body as CheckoutWanted),
  'GET /v1/checkouts': ({ checkouts }, { query }) => found(checkouts, query.get('checkout_id') ?? '', 'Checkout'),
  'GET /v1/transactions/search': ({ sales }, { query, listing }) => {
    const oldestFirst = [...sales.values()].filter(
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

import type { Checkout, Product, Sale } from './entities'
import { found } from './errors'
import type { Store } from './store'

/** What the buyer sees at `checkout_url`: what it costs, and a button. */
export function payPage({ checkouts, products }: Store, checkoutId: string): string {
  const checkout = found(checkouts, checkoutId, 'Checkout')
  const product = found(products, checkout.product, 'Product')
  return page(
    product.name,
    checkout.status === 'pending'
      ? `<p>${priceOf(product, checkout)}</p><form method="post"><button type="submit">Pay</button></form>`
      : `<p>This checkout is ${checkout.status}.</p>`,
  )
}

/** Where the buyer goes after paying, with what Creem adds to the address; null when the checkout names none. */
export function returnAddress({ checkout, order, customer, product, subscription }: Sale): string | null {
  if (!checkout.success_url) return null
  const url = new URL(checkout.success_url)
  url.searchParams.set('checkout_id', checkout.id)
  if (subscription) url.searchParams.set('subscription_id', subscription.id)
  else url.searchParams.set('order_id', order.id)
  url.searchParams.set('customer_id', customer.id)
  url.searchParams.set('product_id', product.id)
  if (checkout.request_id !== undefined) url.searchParams.set('request_id', checkout.request_id)
  return url.href
}

export function page(title: string, body: string): string {
  const escaped = title.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped}</title><main><h1>${escaped}</h1>${body}</main></html>`
}

function priceOf({ price, currency }: Product, { units }: Checkout): string {
  return `${((price * units) / 100).toFixed(2)} ${currency}`
}

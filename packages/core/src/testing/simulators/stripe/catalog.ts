import { z } from 'zod'
import { newId } from './objects'
import { newPrice, newProduct, type StripePrice, type StripeProduct } from './subscription-shapes'

/** What a price may be made of here: a product made with it, paid once or every so often. */
export const priceParams = z.object({
  currency: z.string().regex(/^[a-z]{3}$/),
  unit_amount: z.coerce.number().int().min(0),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
  product_data: z.object({ name: z.string().min(1) }),
  recurring: z.object({ interval: z.enum(['day', 'week', 'month', 'year']) }).optional(),
})
export type PriceParams = z.output<typeof priceParams>

export type Catalog = ReturnType<typeof createCatalog>

/** Prices and their products. */
export function createCatalog(now: () => number) {
  const prices = new Map<string, StripePrice>()
  const products = new Map<string, StripeProduct>()

  function createPrice(params: PriceParams): StripePrice {
    const product = newProduct({ id: newId('prod'), created: now(), name: params.product_data.name })
    products.set(product.id, product)
    const price = newPrice({
      id: newId('price'),
      created: now(),
      currency: params.currency,
      metadata: params.metadata ?? {},
      product: product.id,
      unit_amount: params.unit_amount,
      interval: params.recurring?.interval ?? null,
    })
    prices.set(price.id, price)
    return price
  }

  return { prices, products, createPrice }
}

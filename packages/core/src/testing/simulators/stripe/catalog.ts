import { z } from 'zod'
import { find, newId } from './objects'
import { newPrice, newProduct, type StripePrice, type StripeProduct } from './subscription-shapes'

/** What a price may be made of here: a product made with it, paid once or every so often. */
export const priceParams = z.object({
  currency: z.string().regex(/^[a-z]{3}$/),
  unit_amount: z.coerce.number().int().min(0),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
  product_data: z.object({
    name: z.string().min(1),
    metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
  }),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).default('unspecified'),
  recurring: z.object({ interval: z.enum(['day', 'week', 'month', 'year']) }).optional(),
})
export type PriceParams = z.output<typeof priceParams>

/** The only thing of a price or a product that is changed here. */
export const activeParams = z.object({ active: z.coerce.string().transform((word) => word === 'true') })
type ActiveParams = z.output<typeof activeParams>

export type Catalog = ReturnType<typeof createCatalog>

/** Prices and their products. */
export function createCatalog(now: () => number) {
  const prices = new Map<string, StripePrice>()
  const products = new Map<string, StripeProduct>()

  function createPrice(params: PriceParams): StripePrice {
    const { name, metadata = {} } = params.product_data
    const product = newProduct({ id: newId('prod'), created: now(), name, metadata })
    products.set(product.id, product)
    const price = newPrice({
      id: newId('price'),
      created: now(),
      currency: params.currency,
      metadata: params.metadata ?? {},
      product: product.id,
      unit_amount: params.unit_amount,
      tax_behavior: params.tax_behavior,
      interval: params.recurring?.interval ?? null,
    })
    prices.set(price.id, price)
    return price
  }

  const updatePrice = (id: string, { active }: ActiveParams): StripePrice =>
    Object.assign(find(prices, 'price', id, 'price'), { active })

  const updateProduct = (id: string, { active }: ActiveParams): StripeProduct =>
    Object.assign(find(products, 'product', id, 'id'), { active })

  return { prices, products, createPrice, updatePrice, updateProduct }
}

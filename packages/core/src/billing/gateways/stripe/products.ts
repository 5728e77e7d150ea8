import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { GatewayError, type GatewayProduct, type NewProduct, type ProductShelf } from '../gateway'
import { archivePrice } from './archive-price'
import type { StripeSettings } from './config'
import { asking, askingPages } from './gateway-error'
import { currency, MARK, onTop } from './money-values'
import { openLine } from './stripe-client'

const PAGE = 100

const priceSchema = z.object({
  id: z.string(),
  active: z.boolean(),
  currency,
  unit_amount: z.int(),
  recurring: z.object({ interval: z.literal('month'), interval_count: z.literal(1) }),
  metadata: z.object({ made_by: z.literal(MARK.made_by) }),
  product: z.union([z.string(), z.object({ active: z.boolean().optional() })]),
  tax_behavior: z.string().nullish(),
})

/**
 * The monthly prices of our plans; packages are priced by each session. A price can never be changed, so another amount is
 * another price. Without automatic taxes it says nothing of them; with them one that does not add them is sold no longer:
 * what a price once says of taxes stays. https://docs.stripe.com/api/prices/object
 */
export function createShelf(settings: StripeSettings): ProductShelf {
  return {
    modes: ['subscription'],
    async list(ctx, signal) {
      const { client } = openLine(ctx, settings, signal)
      const prices = client.prices.list({
        type: 'recurring',
        recurring: { interval: 'month' },
        expand: ['data.product'],
        limit: PAGE,
      })
      const products: GatewayProduct[] = []
      for await (const price of askingPages(prices)) products.push(...toProduct(price, settings))
      return products
    },
    create: (ctx, product, signal) => createPrice(ctx, { settings, product, signal }),
    archive: (ctx, productId, signal) => archivePrice(openLine(ctx, settings, signal), productId),
  }
}

async function createPrice(
  ctx: Ctx,
  { settings, product, signal }: { settings: StripeSettings; product: NewProduct; signal: AbortSignal },
): Promise<GatewayProduct> {
  if (product.mode !== 'subscription') throw new GatewayError('refused', 'stripe: packages need no product')
  const { client } = openLine(ctx, settings, signal)
  return asking(async () => {
    const price = await client.prices.create({
      currency: product.currency.toLowerCase(),
      unit_amount: product.amountMinor,
      ...onTop(settings.tax),
      recurring: { interval: 'month' },
      product_data: { name: product.name, metadata: MARK },
      nickname: product.description,
      metadata: MARK,
    })
    const [made] = toProduct(price, settings)
    if (!made) throw new GatewayError('unknown', 'stripe: a price that cannot be read')
    return made
  })
}

/** Nothing for a price of somebody else's. A price whose product was archived cannot be sold either. */
function toProduct(answer: unknown, { tax }: StripeSettings): GatewayProduct[] {
  const read = priceSchema.safeParse(answer)
  if (!read.success) return []
  const { id, active, unit_amount: amountMinor, currency, product, tax_behavior: taxBehavior } = read.data
  const isArchived = typeof product === 'object' && product.active !== true
  const fitsTaxes = tax === 'off' || taxBehavior === 'exclusive'
  return [{ id, mode: 'subscription', amountMinor, currency, isActive: active && !isArchived && fitsTaxes }]
}

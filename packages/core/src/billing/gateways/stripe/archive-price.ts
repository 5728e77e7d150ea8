import { z } from 'zod'
import { GatewayError } from '../gateway'
import { asking } from './gateway-error'
import { MARK } from './money-values'
import type { StripeLine } from './stripe-client'

const marked = z.object({ made_by: z.literal(MARK.made_by) })
const markedPrice = z.object({
  metadata: marked,
  product: z.object({ id: z.string(), metadata: z.unknown() }),
})

/**
 * Takes a price of our making out of sale, and the product that was made with it: who subscribed at it goes on paying it,
 * nobody can newly do so. Prices cannot be deleted. GatewayError `refused` for one without our mark.
 * https://docs.stripe.com/products-prices/manage-prices#archive-price
 */
export async function archivePrice({ client }: StripeLine, priceId: string): Promise<void> {
  await asking(async () => {
    const read = markedPrice.safeParse(await client.prices.retrieve(priceId, { expand: ['product'] }))
    if (!read.success) throw new GatewayError('refused', `stripe: ${priceId} is not of our making`)
    const { id, metadata } = read.data.product
    // Somebody may have hung the price on a product of their own.
    if (marked.safeParse(metadata).success) await client.products.update(id, { active: false })
    await client.prices.update(priceId, { active: false })
  })
}

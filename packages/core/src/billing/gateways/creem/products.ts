import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { amount, currency, pagination } from './answers'
import { callCreem, checkRequest } from './call-creem'

const PAGE_SIZE = 100

/** Something a Creem store sells. */
export interface CreemProduct {
  id: string
  name: string
  /** In minor units, before taxes when `taxMode` is `exclusive`. */
  amountMinor: number
  currency: string
  /** `onetime` or `recurring`. */
  billingType: string
  /** `active` or `archived`. */
  status: string
  taxMode: string
}

const product = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    price: amount,
    currency,
    billing_type: z.string(),
    status: z.string(),
    tax_mode: z.string(),
  })
  .transform(({ price, billing_type: billingType, tax_mode: taxMode, ...rest }): CreemProduct => ({
    ...rest,
    amountMinor: price,
    billingType,
    taxMode,
  }))

const page = z.object({ items: z.array(product), pagination })

/** The bounds of the official description: whole units at least, two currencies. */
const newProduct = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  price: z.int().min(100, 'costs one whole unit of the currency at least'),
  currency: z.enum(['EUR', 'USD']),
  billing_type: z.literal('onetime'),
  tax_mode: z.literal('exclusive'),
  tax_category: z.literal('saas'),
})

/** All products of the store, archived ones too. Throws GatewayError. */
export async function listProducts(ctx: Ctx, signal: AbortSignal): Promise<CreemProduct[]> {
  const products: CreemProduct[] = []
  for (let number: number | null = 1; number !== null;) {
    const query = { page_number: number, page_size: PAGE_SIZE }
    const answer: z.output<typeof page> = await callCreem(
      ctx,
      { method: 'GET', path: '/v1/products/search', query, answer: page },
      signal,
    )
    products.push(...answer.items)
    const next: number | null | undefined = answer.pagination.next_page
    number = next && next > number ? next : null
  }
  return products
}

/**
 * Makes a one-off product; taxes come on top of its price. Sending it again makes another one. GatewayError `refused`
 * for a currency other than EUR and USD and for less than one whole unit.
 */
export async function createProduct(
  ctx: Ctx,
  input: { name: string; description: string; amountMinor: number; currency: string },
  signal: AbortSignal,
): Promise<CreemProduct> {
  const { name, description, amountMinor } = input
  const body = checkRequest(newProduct, {
    name,
    description,
    price: amountMinor,
    currency: input.currency,
    billing_type: 'onetime',
    tax_mode: 'exclusive',
    tax_category: 'saas',
  })
  return callCreem(ctx, { method: 'POST', path: '/v1/products', body, answer: product }, signal)
}

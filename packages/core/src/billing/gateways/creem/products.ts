import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import type { GatewayProduct, NewProduct } from '../gateway'
import { amount, currency } from './answers'
import { callCreem, checkRequest } from './call-creem'
import { listPages } from './list-pages'

/** Something a Creem store sells. */
export interface CreemProduct {
  id: string
  name: string
  /** In minor units, before taxes when `taxMode` is `exclusive`. */
  amountMinor: number
  currency: string
  /** `onetime` or `recurring`. */
  billingType: string
  /** `once`, or how often it is paid: `every-month`, `every-year` and others. */
  billingPeriod: string
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
    billing_period: z.string(),
    status: z.string(),
    tax_mode: z.string(),
  })
  .transform(
    ({
      price,
      billing_type: billingType,
      billing_period: billingPeriod,
      tax_mode: taxMode,
      ...rest
    }): CreemProduct => ({
      ...rest,
      amountMinor: price,
      billingType,
      billingPeriod,
      taxMode,
    }),
  )

/** How Creem bills each of our modes. */
const billing = {
  payment: { billing_type: 'onetime' },
  subscription: { billing_type: 'recurring', billing_period: 'every-month' },
} as const

/** The bounds of the official description: whole units at least, two currencies. */
const newProduct = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  price: z.int().min(100, 'costs one whole unit of the currency at least'),
  currency: z.enum(['EUR', 'USD']),
  billing_type: z.enum(['onetime', 'recurring']),
  billing_period: z.literal('every-month').optional(),
  tax_mode: z.literal('exclusive'),
  tax_category: z.literal('saas'),
})

/** All products of the store, archived ones too. Throws GatewayError. */
export async function listProducts(ctx: Ctx, signal: AbortSignal): Promise<CreemProduct[]> {
  const products: CreemProduct[] = []
  for await (const page of listPages(ctx, '/v1/products/search', product, signal)) products.push(...page)
  return products
}

/** One of them, archived or not. Throws GatewayError. */
export function readProduct(ctx: Ctx, productId: string, signal: AbortSignal): Promise<CreemProduct> {
  const query = { product_id: productId }
  return callCreem(ctx, { method: 'GET', path: '/v1/products', query, answer: product }, signal)
}

/**
 * Makes a product, paid once or every month; taxes come on top of its price. Sending it again makes another one.
 * GatewayError `refused` for a currency other than EUR and USD and for less than one whole unit.
 */
export async function createProduct(ctx: Ctx, wanted: NewProduct, signal: AbortSignal): Promise<CreemProduct> {
  const { name, description, mode, amountMinor } = wanted
  const body = checkRequest(newProduct, {
    name,
    description,
    price: amountMinor,
    currency: wanted.currency,
    ...billing[mode],
    tax_mode: 'exclusive',
    tax_category: 'saas',
  })
  return callCreem(ctx, { method: 'POST', path: '/v1/products', body, answer: product }, signal)
}

/** As our shelf has it; nothing for one that is paid every other time than every month. */
export function onShelf({ id, name, amountMinor, currency, status, ...sold }: CreemProduct): GatewayProduct[] {
  const mode = modeOf(sold)
  return mode ? [{ id, name, mode, amountMinor, currency, isActive: status === 'active' }] : []
}

function modeOf({ billingType, billingPeriod }: Pick<CreemProduct, 'billingType' | 'billingPeriod'>) {
  if (billingType === 'onetime') return 'payment'
  return billingType === 'recurring' && billingPeriod === 'every-month' ? 'subscription' : null
}

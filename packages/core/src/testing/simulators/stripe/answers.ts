import { z } from 'zod'
import type { Account } from './account'
import { find } from './objects'
import { invalid } from './stripe-failure'

const range = z
  .object({ gte: z.coerce.number().optional(), lte: z.coerce.number().optional() })
  .transform(({ gte = -Infinity, lte = Infinity }) => ({
    has: (value: number) => value >= gte && value <= lte,
  }))
  .optional()

const pageParams = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: z.string().optional(),
  created: range,
})
const anyParams = z.object({ payment_intent: z.string().optional(), status: z.string().optional() })
const subscriptionParams = z.object({ status: z.string().optional(), current_period_end: range })
const flag = z.union([z.boolean(), z.stringbool()])
const configurationParams = z.object({ active: flag.optional(), is_default: flag.optional() })
const priceParams = z.object({
  active: flag.optional(),
  type: z.string().optional(),
  recurring: z.object({ interval: z.string().optional() }).optional(),
})

type Listed = Record<string, unknown> & { id: string; created: number }

/** One page of a list, newest first. https://docs.stripe.com/api/pagination */
export function listPage(
  url: string,
  objects: ReadonlyMap<string, Listed>,
  params: Record<string, unknown>,
): Record<string, unknown> {
  const asked = anyParams.parse(params)
  const matching = [...objects.values()]
    .filter((object) => asked.payment_intent === undefined || object.payment_intent === asked.payment_intent)
    .filter((object) => asked.status === undefined || object.status === asked.status)
  return pageOf(url, matching, params)
}

/** Those that have not ended, where no status is asked for. https://docs.stripe.com/api/subscriptions/list */
export function listSubscriptions({ subscriptions }: Account, params: Record<string, unknown>) {
  const { status, current_period_end: periodEnd } = subscriptionParams.parse(params)
  const matching = [...subscriptions.values()]
    .filter((one) => periodEnd?.has(one.items.data[0].current_period_end) ?? true)
    .filter((one) => {
      if (status === 'all') return true
      if (status === undefined) return one.status !== 'canceled'
      return one.status === (status === 'ended' ? 'canceled' : status)
    })
  return pageOf('/v1/subscriptions', matching, params)
}

/** https://docs.stripe.com/api/prices/list */
export function listPrices({ prices }: Account, params: Record<string, unknown>) {
  const { active, type, recurring } = priceParams.parse(params)
  const matching = [...prices.values()]
    .filter((price) => active === undefined || price.active === active)
    .filter((price) => type === undefined || price.type === type)
    .filter((price) => recurring?.interval === undefined || price.recurring?.interval === recurring.interval)
  return pageOf('/v1/prices', matching, params)
}

/** https://docs.stripe.com/api/customer_portal/configurations/list */
export function listConfigurations({ portalConfigurations }: Account, params: Record<string, unknown>) {
  const { active, is_default: isDefault } = configurationParams.parse(params)
  const matching = [...portalConfigurations.values()]
    .filter((one) => active === undefined || one.active === active)
    .filter((one) => isDefault === undefined || one.is_default === isDefault)
  return pageOf('/v1/billing_portal/configurations', matching, params)
}

function pageOf(url: string, matching: readonly Listed[], params: Record<string, unknown>) {
  const asked = pageParams.parse(params)
  const all = matching.filter(({ created }) => asked.created?.has(created) ?? true).toReversed()
  const start = asked.starting_after ? all.findIndex(({ id }) => id === asked.starting_after) + 1 : 0
  const data = all.slice(start, start + asked.limit)
  return { object: 'list', url, data, has_more: start + data.length < all.length }
}

/** Puts whole objects in the place of their ids along each path, such as `data.payment_intent.latest_charge`. */
export function expandPaths(account: Account, answer: unknown, paths: readonly string[]): unknown {
  for (const path of paths) expand(account, answer, path.split('.'))
  return answer
}

function expand(account: Account, holder: unknown, [name = '', ...rest]: string[]): void {
  if (typeof holder !== 'object' || holder === null) return
  const fields = holder as Record<string, unknown>
  // Not there at all until it is asked for. https://docs.stripe.com/api/invoices/object#invoice_object-payments
  if (fields.object === 'invoice' && name === 'payments') fields.payments = paymentsOf(account, String(fields.id))
  if (!(name in fields)) throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' })
  const value = fields[name]
  if (typeof value === 'string') fields[name] = structuredClone(wholeOf(account, name, value))
  if (rest.length === 0) return
  for (const next of Array.isArray(value) ? value : [fields[name]]) expand(account, next, rest)
}

function paymentsOf(account: Account, invoice: string): Record<string, unknown> {
  const data = structuredClone(account.paymentsOf(invoice))
  return { object: 'list', data, has_more: false, url: '/v1/invoice_payments' }
}

function wholeOf(account: Account, name: string, id: string): unknown {
  if (name === 'payment_intent') return find(account.paymentIntents, 'payment_intent', id, name)
  if (name === 'latest_charge' || name === 'charge') return find(account.charges, 'charge', id, name)
  if (name === 'payment_method') return find(account.paymentMethods, 'PaymentMethod', id, name)
  if (name === 'product') return find(account.products, 'product', id, name)
  throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' })
}

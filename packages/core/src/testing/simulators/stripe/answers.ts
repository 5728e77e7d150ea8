import { z } from 'zod'
import { find, type Account } from './account'
import { invalid } from './stripe-failure'

const listParams = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: z.string().optional(),
  payment_intent: z.string().optional(),
  status: z.string().optional(),
  created: z.object({ gte: z.coerce.number().optional(), lte: z.coerce.number().optional() }).optional(),
})

/** One page of a list, newest first. https://docs.stripe.com/api/pagination */
export function listPage(
  url: string,
  objects: ReadonlyMap<string, Record<string, unknown> & { id: string; created: number }>,
  params: Record<string, unknown>,
): Record<string, unknown> {
  const asked = listParams.parse(params)
  const matching = [...objects.values()]
    .reverse()
    .filter((object) => asked.payment_intent === undefined || object.payment_intent === asked.payment_intent)
    .filter((object) => asked.status === undefined || object.status === asked.status)
    .filter((object) => object.created >= (asked.created?.gte ?? -Infinity))
    .filter((object) => object.created <= (asked.created?.lte ?? Infinity))
  const start = asked.starting_after ? matching.findIndex(({ id }) => id === asked.starting_after) + 1 : 0
  const data = matching.slice(start, start + asked.limit)
  return { object: 'list', url, data, has_more: start + data.length < matching.length }
}

/** Puts whole objects in the place of their ids along each path, such as `data.payment_intent.latest_charge`. */
export function expandPaths(account: Account, answer: unknown, paths: readonly string[]): unknown {
  for (const path of paths) expand(account, answer, path.split('.'))
  return answer
}

function expand(account: Account, holder: unknown, [name = '', ...rest]: string[]): void {
  if (typeof holder !== 'object' || holder === null) return
  const fields = holder as Record<string, unknown>
  if (!(name in fields)) throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' })
  const value = fields[name]
  if (typeof value === 'string') fields[name] = structuredClone(wholeOf(account, name, value))
  if (rest.length === 0) return
  for (const next of Array.isArray(value) ? value : [fields[name]]) expand(account, next, rest)
}

function wholeOf(account: Account, name: string, id: string): unknown {
  if (name === 'payment_intent') return find(account.paymentIntents, 'payment_intent', id, name)
  if (name === 'latest_charge' || name === 'charge') return find(account.charges, 'charge', id, name)
  throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' })
}

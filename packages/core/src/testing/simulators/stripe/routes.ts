import { z } from 'zod'
import { find, type Account } from './account'
import { expandPaths, listPage } from './answers'
import { sessionParams } from './session-params'
import { invalid } from './stripe-failure'

interface Route {
  method: 'GET' | 'POST'
  /** As the official description names it. */
  template: string
  run(account: Account, params: Record<string, unknown>, id: string): Record<string, unknown>
}

const refundParams = z.object({
  payment_intent: z.string(),
  amount: z.coerce.number().int().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})

const table: Route[] = [
  {
    method: 'POST',
    template: '/v1/checkout/sessions',
    run: (account, params) => account.createSession(understood(sessionParams, params)),
  },
  {
    method: 'GET',
    template: '/v1/checkout/sessions',
    run: (account, params) => listPage('/v1/checkout/sessions', account.sessions, params),
  },
  {
    method: 'GET',
    template: '/v1/checkout/sessions/{session}',
    run: (account, _params, id) => find(account.sessions, 'checkout.session', id, 'session'),
  },
  {
    method: 'POST',
    template: '/v1/checkout/sessions/{session}/expire',
    run: (account, _params, id) => account.expireSession(id),
  },
  {
    method: 'GET',
    template: '/v1/payment_intents/{intent}',
    run: (account, _params, id) => find(account.paymentIntents, 'payment_intent', id, 'intent'),
  },
  {
    method: 'POST',
    template: '/v1/refunds',
    run: (account, params) => account.refundPayment(understood(refundParams, params)),
  },
  {
    method: 'GET',
    template: '/v1/refunds',
    run: (account, params) => listPage('/v1/refunds', account.refunds, params),
  },
  {
    method: 'GET',
    template: '/v1/disputes',
    run: (account, params) => listPage('/v1/disputes', account.disputes, params),
  },
]

/** The route of a request, and the id in its path. */
export function findRoute(method: string, path: string): { route: Route; id: string } | null {
  for (const route of table) {
    const pattern = new RegExp(`^${route.template.replace(/\{\w+\}/, '([^/]+)')}$`)
    const match = pattern.exec(path)
    if (match && route.method === method) return { route, id: decodeURIComponent(match[1] ?? '') }
  }
  return null
}

/** What a route answers, with what the request wants to see whole. */
export function runRoute(
  { route, id }: { route: Route; id: string },
  account: Account,
  params: Record<string, unknown>,
): unknown {
  const paths = z.array(z.string()).optional().parse(params.expand) ?? []
  return expandPaths(account, structuredClone(route.run(account, params, id)), paths)
}

function understood<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const read = schema.safeParse(params)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [head = '', ...rest] = issue?.path ?? []
  const param = String(head) + rest.map((part) => `[${String(part)}]`).join('')
  throw invalid(`Invalid ${param}: ${issue?.message ?? 'not understood'}`, { param })
}

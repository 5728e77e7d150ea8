import { z } from 'zod'
import type { Account } from './account'
import { expandPaths, listConfigurations, listPage, listPrices, listSubscriptions } from './answers'
import { activeParams, priceParams } from './catalog'
import { find } from './objects'
import { offSessionParams } from './off-session'
import type { Card } from './payments'
import { configurationParams, portalParams } from './portals'
import { sessionParams } from './session-params'
import { invalid } from './stripe-failure'
import { previewParams, subscriptionUpdate } from './subscription-params'
import { calculationParams } from './taxes'

interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** As the official description names it. */
  template: string
  /** `card`: what becomes of a charge that the call makes. */
  run(account: Account, params: Record<string, unknown>, id: string, card: Card): Record<string, unknown>
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
    method: 'POST',
    template: '/v1/payment_intents',
    run: (account, params, _id, card) => account.chargeOffSession(understood(offSessionParams, params), card),
  },
  {
    method: 'GET',
    template: '/v1/payment_intents',
    run: (account, params) => listPage('/v1/payment_intents', account.paymentIntents, params),
  },
  {
    method: 'POST',
    template: '/v1/payment_intents/{intent}/cancel',
    run: (account, _params, id) => account.cancelIntent(id),
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
  {
    method: 'GET',
    template: '/v1/radar/early_fraud_warnings',
    run: (account, params) => listPage('/v1/radar/early_fraud_warnings', account.fraudWarnings, params),
  },
  {
    method: 'POST',
    template: '/v1/tax/calculations',
    run: (account, params) => account.calculateTax(understood(calculationParams, params)),
  },
  {
    method: 'POST',
    template: '/v1/prices',
    run: (account, params) => account.createPrice(understood(priceParams, params)),
  },
  { method: 'GET', template: '/v1/prices', run: listPrices },
  {
    method: 'GET',
    template: '/v1/prices/{price}',
    run: (account, _params, id) => find(account.prices, 'price', id, 'price'),
  },
  {
    method: 'POST',
    template: '/v1/prices/{price}',
    run: (account, params, id) => account.updatePrice(id, understood(activeParams, params)),
  },
  {
    method: 'POST',
    template: '/v1/products/{id}',
    run: (account, params, id) => account.updateProduct(id, understood(activeParams, params)),
  },
  { method: 'GET', template: '/v1/subscriptions', run: listSubscriptions },
  {
    method: 'GET',
    template: '/v1/subscriptions/{subscription_exposed_id}',
    run: (account, _params, id) => find(account.subscriptions, 'subscription', id, 'id'),
  },
  {
    method: 'POST',
    template: '/v1/subscriptions/{subscription_exposed_id}',
    run: (account, params, id, card) => account.updateSubscription(id, understood(subscriptionUpdate, params), card),
  },
  {
    method: 'DELETE',
    template: '/v1/subscriptions/{subscription_exposed_id}',
    run: (account, _params, id) => account.cancelSubscription(id),
  },
  {
    method: 'GET',
    template: '/v1/invoices',
    run: (account, params) => listPage('/v1/invoices', account.invoices, params),
  },
  {
    method: 'POST',
    template: '/v1/invoices/create_preview',
    run(account, params) {
      const { subscription, subscription_details: details } = understood(previewParams, params)
      const [{ price }] = details.items
      return account.previewChange(subscription, { price, prorates: details.proration_behavior === 'always_invoice' })
    },
  },
  {
    method: 'GET',
    template: '/v1/invoices/{invoice}',
    run: (account, _params, id) => find(account.invoices, 'invoice', id, 'invoice'),
  },
  {
    method: 'POST',
    template: '/v1/billing_portal/configurations',
    run: (account, params) => account.createPortalConfiguration(understood(configurationParams, params)),
  },
  { method: 'GET', template: '/v1/billing_portal/configurations', run: listConfigurations },
  {
    method: 'POST',
    template: '/v1/billing_portal/sessions',
    run: (account, params) => account.openPortal(understood(portalParams, params)),
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
  card: Card,
): unknown {
  const paths = z.array(z.string()).optional().parse(params.expand) ?? []
  return expandPaths(account, structuredClone(route.run(account, params, id, card)), paths)
}

function understood<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const read = schema.safeParse(params)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [head = '', ...rest] = issue?.path ?? []
  const param = String(head) + rest.map((part) => `[${String(part)}]`).join('')
  throw invalid(`Invalid ${param}: ${issue?.message ?? 'not understood'}`, { param })
}

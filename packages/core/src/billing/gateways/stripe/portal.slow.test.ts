import { afterAll, beforeEach, expect, test } from 'vitest'
import { MINUTE_MS } from '../../../kernel/clock'
import { stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const scene = await stripeScene()
const { clock, stripe, ctx, gateway } = scene
const { subscriptions: desk } = gateway
afterAll(() => stripe.close())

const { id } = await scene.plan({ name: 'Creator', amountMinor: 2000 })
const subscription = await scene.subscribed(id)
const { gatewayCustomerId } = await desk.read(ctx, subscription.id, never)
const returnUrl = 'https://studio.example/credits/plan'
const portal = { gatewaySubscriptionId: subscription.id, gatewayCustomerId, returnUrl }
const open = () => desk.openPortal(ctx, portal, never)

const configurations = () => [...stripe.portalConfigurations.values()]
/** The configuration that the last session was opened with. */
const shown = () => String(stripe.requests.at(-1)?.params.configuration)
const of = (configuration: string) => {
  const found = stripe.portalConfigurations.get(configuration)
  if (!found) throw new Error(`no ${configuration}`)
  return found
}

/** None of those of the test before is active any more, nor can its key be used. */
beforeEach(() => {
  for (const one of configurations()) one.active = false
  clock.advance(MINUTE_MS)
})

test('the first opening makes a configuration, the next ones find it', async () => {
  const before = configurations().length
  await open()
  const [made] = configurations().slice(before)
  expect(made).toMatchObject({
    id: shown(),
    active: true,
    is_default: false,
    features: {
      customer_update: { enabled: true, allowed_updates: ['name', 'address', 'phone', 'tax_id'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end', proration_behavior: 'none' },
      subscription_pause: { enabled: false },
      subscription_update: { enabled: false },
    },
    metadata: { made_by: 'studiolo', features: expect.stringMatching(/^[0-9a-f]{12}$/) },
  })
  const requests = stripe.requests.length
  clock.advance(MINUTE_MS)
  await open()
  expect(shown()).toBe(made?.id)
  expect(configurations()).toHaveLength(before + 1)
  expect(stripe.requests.slice(requests).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/billing_portal/configurations',
    'POST /v1/billing_portal/sessions',
  ])
  expect(stripe.requests.at(-1)?.params).toMatchObject({ customer: gatewayCustomerId, return_url: returnUrl })
})

test.each([
  ['is switched off', (one: ReturnType<typeof of>) => void (one.active = false)],
  ['is somebody else’s', (one: ReturnType<typeof of>) => void (one.metadata = {})],
  ['has the features of another version', (one: ReturnType<typeof of>) => void (one.metadata.features = 'v0')],
  [
    'lets customers change their plan',
    ({ features }: ReturnType<typeof of>) => (features.subscription_update.enabled = true),
  ],
  ['lets them pause it', ({ features }: ReturnType<typeof of>) => (features.subscription_pause.enabled = true)],
  ['ends it at once', ({ features }: ReturnType<typeof of>) => (features.subscription_cancel.mode = 'immediately')],
  ['does not end it', ({ features }: ReturnType<typeof of>) => (features.subscription_cancel.enabled = false)],
])('one that %s is not taken, another one is made once', async (_, change) => {
  await open()
  const first = shown()
  change(of(first))
  clock.advance(MINUTE_MS)
  await open()
  const second = shown()
  expect(second).not.toBe(first)
  const made = configurations().length
  await open()
  expect(shown()).toBe(second)
  expect(configurations()).toHaveLength(made)
})

test('what somebody has set beside that stays theirs', async () => {
  await open()
  const ours = shown()
  of(ours).features.customer_update.allowed_updates.push('shipping')
  clock.advance(MINUTE_MS)
  await open()
  expect(shown()).toBe(ours)
})

test('ours is found beyond the first page of others', async () => {
  await open()
  const ours = shown()
  for (let other = 0; other < 100; other++) {
    await fetch(`${stripe.url}/v1/billing_portal/configurations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stripe.secretKey}`, 'stripe-version': '2026-10-28.endive' },
      body: new URLSearchParams({ 'features[invoice_history][enabled]': 'true' }),
    })
  }
  clock.advance(MINUTE_MS)
  await open()
  expect(shown()).toBe(ours)
})

test('two at once leave one', async () => {
  const before = configurations().length
  // Neither goes on before both have seen that there is none.
  const lists = Promise.withResolvers<void>()
  let listed = 0
  const together: typeof ctx.fetch = async (url, init) => {
    const response = await ctx.fetch(url, init)
    if (init?.method === 'GET' && ++listed === 2) lists.resolve()
    await lists.promise
    return response
  }
  const at = { ...ctx, fetch: together }
  const pages = await Promise.all([desk.openPortal(at, portal, never), desk.openPortal(at, portal, never)])
  expect(new Set(pages.map(({ url }) => url)).size).toBe(2)
  expect(configurations()).toHaveLength(before + 1)
  const sessions = stripe.requests.filter(({ path }) => path === '/v1/billing_portal/sessions').slice(-2)
  const { id: made } = configurations().at(-1) ?? {}
  expect(sessions.map(({ params }) => params.configuration)).toEqual([made, made])
})

test('an answer that was lost leaves one, a failure none', async () => {
  const before = configurations().length
  stripe.faults.next('server-error', 'POST')
  await expect(open()).rejects.toMatchObject({ outcome: 'unknown' })
  stripe.faults.next('rate-limit', 'GET')
  await expect(open()).rejects.toMatchObject({ outcome: 'refused' })
  stripe.faults.next('key-in-use', 'POST')
  await expect(open()).rejects.toMatchObject({ outcome: 'unknown' })
  expect(configurations()).toHaveLength(before)
  stripe.faults.next('lost-answer', 'POST')
  await expect(open()).rejects.toMatchObject({ outcome: 'unknown' })
  expect(configurations()).toHaveLength(before + 1)
  await open()
  expect(shown()).toBe(configurations().at(-1)?.id)
  expect(configurations()).toHaveLength(before + 1)
})

test('a customer whom Stripe does not know is refused', async () => {
  const stranger = { ...portal, gatewayCustomerId: 'cus_unheard_of' }
  await expect(desk.openPortal(ctx, stranger, never)).rejects.toMatchObject({ outcome: 'refused' })
})

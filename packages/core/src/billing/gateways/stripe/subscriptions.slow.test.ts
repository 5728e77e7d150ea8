import { afterAll, expect, test } from 'vitest'
import { DAY_MS, addMs } from '../../../kernel/clock'
import type { PlanChange } from '../gateway'
import { invoicesOf, stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const scene = await stripeScene()
const { clock, stripe, ctx, gateway, subscribed, monthOf, toldSince } = scene
const { subscriptions: desk } = gateway
afterAll(() => stripe.close())

const creator = await scene.plan({ name: 'Creator', amountMinor: 2000 })
const studio = await scene.plan({ name: 'Studio', amountMinor: 5000 })

let changes = 0
const changeTo = (id: string, product: string, from: PlanChange['from']): PlanChange => {
  const amountMinor = stripe.prices.get(product)?.unit_amount ?? 0
  return { reference: `chg_${++changes}`, gatewaySubscriptionId: id, product, amountMinor, currency: 'USD', from }
}

test('an answer is as old as its question', async () => {
  const { id } = await subscribed(creator.id)
  const asked = clock.now()
  const slow: typeof ctx.fetch = async (url, init) => {
    const response = await ctx.fetch(url, init)
    clock.advance(1000)
    return response
  }
  expect((await desk.read({ ...ctx, fetch: slow }, id, never)).readAt).toEqual(asked)
})

test('an upgrade now charges the rest of the month, by the second, as it was told before', async () => {
  const { id } = await subscribed(creator.id)
  const { from, to } = monthOf(id)
  clock.set(new Date((from.getTime() + to.getTime()) / 2))
  const change = changeTo(id, studio.id, 'now')
  expect(await desk.preview(ctx, change, never)).toEqual({ dueMinor: 1500 })
  expect(await desk.read(ctx, id, never)).toMatchObject({ product: creator.id })
  const start = stripe.events.length
  expect(await desk.change(ctx, change, never)).toMatchObject({ product: studio.id, state: 'active' })
  expect(stripe.requests.at(-1)).toMatchObject({ idempotencyKey: change.reference })
  const rest = { isProration: true, from: clock.now(), to }
  expect(invoicesOf(await toldSince(start))).toMatchObject([
    {
      gatewayPaymentId: expect.stringMatching(/^pi_/),
      amountMinor: 1500,
      lines: [
        { ...rest, product: creator.id, kind: 'credit' },
        { ...rest, product: studio.id, kind: 'charge' },
      ],
    },
  ])
  expect(await desk.preview(ctx, change, never)).toEqual({ dueMinor: 0 })
})

test('a change is made once: sent again, and when its answer was lost', async () => {
  const { id } = await subscribed(creator.id)
  const { from } = monthOf(id)
  clock.set(addMs(from, DAY_MS))
  const change = changeTo(id, studio.id, 'now')
  const invoices = stripe.invoices.size
  stripe.faults.next('lost-answer', 'POST')
  await expect(desk.change(ctx, change, never)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(stripe.invoices.size).toBe(invoices + 1)
  expect(await desk.change(ctx, change, never)).toMatchObject({ product: studio.id })
  expect(await desk.change(ctx, { ...change, reference: 'chg_another' }, never)).toMatchObject({ product: studio.id })
  expect(stripe.invoices.size).toBe(invoices + 1)
  expect(stripe.requests.slice(-2).map(({ method }) => method)).toEqual(['GET', 'GET'])
})

test('a declined upgrade changes nothing', async () => {
  const { id } = await subscribed(creator.id)
  clock.advance(DAY_MS)
  const events = stripe.events.length
  const invoices = stripe.invoices.size
  const change = changeTo(id, studio.id, 'now')
  stripe.faults.next('card-declined', 'POST')
  await expect(desk.change(ctx, change, never)).rejects.toMatchObject({
    name: 'GatewayError',
    outcome: 'refused',
    message: expect.stringContaining('insufficient funds'),
  })
  expect(await desk.read(ctx, id, never)).toMatchObject({ product: creator.id, state: 'active' })
  expect(stripe.events).toHaveLength(events)
  expect(stripe.invoices.size).toBe(invoices)
})

test('a change for the next month charges nothing now', async () => {
  const { id } = await subscribed(studio.id)
  clock.advance(DAY_MS)
  const start = stripe.events.length
  const change = changeTo(id, creator.id, 'next')
  expect(await desk.change(ctx, change, never)).toMatchObject({ product: creator.id, state: 'active' })
  expect(invoicesOf(await toldSince(start))).toEqual([])
  await stripe.renew(id)
  expect(invoicesOf(await toldSince(start))).toMatchObject([
    { amountMinor: 2000, lines: [{ product: creator.id, kind: 'charge', isProration: false }] },
  ])
})

test('a downgrade now is an invoice of nothing under its own id; the next month costs less', async () => {
  const { id } = await subscribed(studio.id)
  const start = stripe.events.length
  await desk.change(ctx, changeTo(id, creator.id, 'now'), never)
  const [fact] = invoicesOf(await toldSince(start))
  expect(fact).toMatchObject({ amountMinor: 0, lines: [{ kind: 'credit' }, { kind: 'charge' }] })
  expect(fact?.gatewayPaymentId).toBe(fact?.gatewayInvoiceId)
  const later = stripe.events.length
  await stripe.renew(id)
  expect(invoicesOf(await toldSince(later))).toMatchObject([{ amountMinor: 0, lines: [{ isProration: false }] }])
})

test('canceled at the end of the month, kept after all, canceled again, ended', async () => {
  const { id } = await subscribed(creator.id)
  const { to } = monthOf(id)
  const cancel = () => desk.cancel(ctx, { gatewaySubscriptionId: id, at: 'period-end' }, never)
  expect(await cancel()).toMatchObject({ state: 'active', cancelsAt: to, endedAt: null })
  const requests = stripe.requests.length
  expect(await cancel()).toMatchObject({ cancelsAt: to })
  expect(stripe.requests.slice(requests).map(({ method }) => method)).toEqual(['GET'])
  expect(await desk.resume(ctx, id, never)).toMatchObject({ state: 'active', cancelsAt: null })
  expect(await desk.resume(ctx, id, never)).toMatchObject({ state: 'active', cancelsAt: null })
  await cancel()
  const start = stripe.events.length
  clock.set(to)
  await stripe.renew(id)
  const facts = await toldSince(start)
  expect(invoicesOf(facts)).toEqual([])
  expect(facts).toMatchObject([{ subscription: { state: 'canceled', cancelsAt: null, endedAt: to } }])
  expect(await cancel()).toMatchObject({ state: 'canceled' })
  await expect(desk.resume(ctx, id, never)).rejects.toMatchObject({ outcome: 'refused' })
})

test('canceled at once, as often as it is asked', async () => {
  const { id } = await subscribed(creator.id)
  const cancel = () => desk.cancel(ctx, { gatewaySubscriptionId: id, at: 'now' }, never)
  const invoices = stripe.invoices.size
  stripe.faults.next('rate-limit', 'DELETE')
  await expect(cancel()).rejects.toMatchObject({ outcome: 'refused' })
  expect(await desk.read(ctx, id, never)).toMatchObject({ state: 'active' })
  expect(await cancel()).toMatchObject({ state: 'canceled', endedAt: clock.now() })
  expect(await cancel()).toMatchObject({ state: 'canceled' })
  expect(stripe.invoices.size).toBe(invoices)
  await expect(desk.cancel(ctx, { gatewaySubscriptionId: 'sub_unheard_of', at: 'now' }, never)).rejects.toMatchObject({
    outcome: 'refused',
  })
  stripe.faults.next('server-error')
  await expect(cancel()).rejects.toMatchObject({ outcome: 'unknown' })
})

test('what the customer does in Stripe’s portal is told, and can be taken back here', async () => {
  const { id } = await subscribed(creator.id)
  const returnUrl = 'https://studio.example/credits'
  const portal = { gatewaySubscriptionId: id, gatewayCustomerId: null, returnUrl }
  const { url } = await desk.openPortal(ctx, portal, never)
  const { gatewayCustomerId } = await desk.read(ctx, id, never)
  expect((await desk.openPortal(ctx, { ...portal, gatewayCustomerId }, never)).url).not.toBe(url)
  expect(await (await fetch(url)).text()).toContain(returnUrl)
  const press = (choice: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ choice, subscription: id }) })
  const start = stripe.events.length
  expect(await (await press('cancel')).text()).toContain('Don’t cancel')
  expect(await toldSince(start)).toMatchObject([{ subscription: { state: 'active', cancelsAt: monthOf(id).to } }])
  expect(await desk.cancel(ctx, { gatewaySubscriptionId: id, at: 'period-end' }, never)).toMatchObject({
    cancelsAt: monthOf(id).to,
  })
  expect(await desk.resume(ctx, id, never)).toMatchObject({ cancelsAt: null })
  await press('cancel')
  await press('resume')
  expect(await desk.read(ctx, id, never)).toMatchObject({ cancelsAt: null })
})

import { afterAll, expect, test } from 'vitest'
import { DAY_MS, addMs } from '../../../kernel/clock'
import { TAX_PERCENT } from '../../../testing/simulators/stripe/taxes'
import type { Gateway, MoneyFact, SavedMethod, SessionOrder } from '../gateway'
import { invoicesOf, stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const { clock, stripe, ctx, gateway, order, configured, monthOf, toldSince } = await stripeScene()
afterAll(() => stripe.close())
const taxed = await configured({ STRIPE_TAX: 'automatic' })
const withTax = (amount: number) => amount + Math.round((amount * TAX_PERCENT) / 100)

/** A price as the gateway that is given makes it. */
async function priceOf(at: Gateway, amountMinor: number): Promise<string> {
  const asked = { name: 'Plan', description: '', mode: 'subscription', amountMinor, currency: 'USD' } as const
  const made = await at.products?.create(ctx, asked, never)
  if (!made) throw new Error('no shelf')
  return made.id
}

/** Somebody who buys on the hosted page, and all that is told of it. */
async function buys(changed: Partial<SessionOrder>, at: Gateway = taxed.gateway) {
  const start = stripe.events.length
  const { gatewaySessionId } = await at.openSession(ctx, order(changed), never)
  const session = await stripe.pay(gatewaySessionId)
  return { session, facts: await toldSince(start) }
}

async function keeps(at: Gateway = taxed.gateway): Promise<SavedMethod> {
  const { facts } = await buys({ savesMethod: true }, at)
  const [fact] = facts
  if (fact?.kind !== 'paid' || !fact.savedMethod) throw new Error('nothing was kept')
  return fact.savedMethod
}

async function charges(method: SavedMethod) {
  const { reference, orderId, credits, amountMinor, currency } = order({ credits: 115, amountMinor: 990 })
  const asked = { reference, orderId, credits, amountMinor, currency, method }
  const charge = (): Promise<MoneyFact[]> => {
    if (!taxed.gateway.savedMethods) throw new Error('keeps nothing')
    return taxed.gateway.savedMethods.charge(ctx, asked, never)
  }
  const intents = () => [...stripe.paymentIntents.values()].filter(({ metadata }) => metadata.reference === reference)
  return { charge, intents }
}

test('a package costs its price and the taxes of where its buyer lives', async () => {
  const { session, facts } = await buys({})
  expect(stripe.requests.findLast(({ path }) => path === '/v1/checkout/sessions')?.params).toMatchObject({
    automatic_tax: { enabled: 'true' },
    line_items: [{ price_data: { unit_amount: '2900', tax_behavior: 'exclusive' } }],
  })
  expect(session).toMatchObject({
    amount_subtotal: 2900,
    amount_total: withTax(2900),
    total_details: { amount_tax: 580 },
  })
  expect(facts).toMatchObject([{ kind: 'paid', amountMinor: withTax(2900) }])
})

test('without the setting Stripe is asked for no taxes', async () => {
  const { session, facts } = await buys({}, gateway)
  const { params } = stripe.requests.findLast(({ path }) => path === '/v1/checkout/sessions') ?? {}
  expect(params).not.toHaveProperty('automatic_tax')
  expect(params).not.toHaveProperty('line_items.0.price_data.tax_behavior')
  expect(session.amount_total).toBe(2900)
  expect(facts).toMatchObject([{ kind: 'paid', amountMinor: 2900 }])
})

test('every month of a plan has them, and so has an upgrade; the preview tells its price before them', async () => {
  const [creator, studio] = [await priceOf(taxed.gateway, 2000), await priceOf(taxed.gateway, 4000)]
  const { session, facts } = await buys({ mode: 'subscription', item: 'creator', product: creator })
  const id = String(session.subscription)
  expect(invoicesOf(facts)).toMatchObject([{ amountMinor: withTax(2000), lines: [{ product: creator }] }])
  const { from, to } = monthOf(id)
  clock.set(addMs(from, (to.getTime() - from.getTime()) / 2))
  const change = { reference: 'plan-1', gatewaySubscriptionId: id, product: studio, amountMinor: 4000, currency: 'USD' }
  const desk = taxed.gateway.subscriptions
  expect(await desk.preview(ctx, change, never)).toEqual({ dueMinor: 1000 })
  const start = stripe.events.length
  await desk.change(ctx, { ...change, from: 'now' }, never)
  expect(invoicesOf(await toldSince(start))).toMatchObject([{ amountMinor: withTax(1000) }])
  const later = stripe.events.length
  clock.set(to)
  await stripe.renew(id)
  expect(invoicesOf(await toldSince(later))).toMatchObject([
    { amountMinor: withTax(4000), lines: [{ product: studio }] },
  ])
})

test('who subscribed before has none: the subscription keeps what it began with', async () => {
  const before = await priceOf(gateway, 2000)
  const { session } = await buys({ mode: 'subscription', item: 'creator', product: before }, gateway)
  const id = String(session.subscription)
  const product = await priceOf(taxed.gateway, 4000)
  const change = { reference: 'plan-2', gatewaySubscriptionId: id, product, amountMinor: 4000, currency: 'USD' }
  const start = stripe.events.length
  const { dueMinor } = (await taxed.gateway.subscriptions.preview(ctx, change, never)) ?? {}
  await taxed.gateway.subscriptions.change(ctx, { ...change, from: 'now' }, never)
  expect(invoicesOf(await toldSince(start))).toMatchObject([{ amountMinor: dueMinor }])
})

test('a price that was made without taxes is not sold any more, and the sync makes another one', async () => {
  const before = await priceOf(gateway, 2000)
  const since = await priceOf(taxed.gateway, 2000)
  const sold = async (at: Gateway) => {
    const shelf = (await at.products?.list(ctx, never)) ?? []
    return shelf.filter(({ id, isActive }) => isActive && [before, since].includes(id)).map(({ id }) => id)
  }
  expect((await sold(gateway)).toSorted()).toEqual([before, since].toSorted())
  expect(await sold(taxed.gateway)).toEqual([since])
  const asked = order({ mode: 'subscription', item: 'creator', product: before })
  await expect(taxed.gateway.openSession(ctx, asked, never)).rejects.toMatchObject({ outcome: 'refused' })
})

test('a charge without its owner has the taxes of the address they gave, linked so that Stripe books them', async () => {
  const { charge, intents } = await charges(await keeps())
  const facts = await charge()
  expect(facts).toMatchObject([{ kind: 'paid', amountMinor: withTax(990) }])
  expect(intents()).toMatchObject([
    { amount: withTax(990), hooks: { inputs: { tax: { calculation: expect.stringMatching(/^taxcalc_/) } } } },
  ])
  expect(await charge()).toEqual(facts)
  expect(intents()).toHaveLength(1)
})

test('asked again after a lost answer it is the same charge', async () => {
  const { charge, intents } = await charges(await keeps())
  stripe.faults.next('lost-answer')
  await expect(charge()).rejects.toMatchObject({ outcome: 'unknown' })
  expect(await charge()).toMatchObject([{ kind: 'paid', amountMinor: withTax(990) }])
  expect(await charge()).toMatchObject([{ kind: 'paid', amountMinor: withTax(990) }])
  expect(intents()).toHaveLength(1)
})

test('whose address nobody knows is not charged at all', async () => {
  const { charge, intents } = await charges(await keeps(gateway))
  await expect(charge()).rejects.toMatchObject({ outcome: 'refused' })
  expect(intents()).toEqual([])
})

test('the lists tell what was paid with taxes, and a part of it that went back', async () => {
  const since = clock.now()
  const { session } = await buys({})
  await stripe.refund(String(session.payment_intent), 1740)
  clock.advance(DAY_MS)
  const facts: MoneyFact[] = []
  for await (const fact of taxed.gateway.listFacts(ctx, since, never)) facts.push(fact)
  const told = { gatewayPaymentId: session.payment_intent }
  expect(facts).toContainEqual(expect.objectContaining({ ...told, kind: 'paid', amountMinor: withTax(2900) }))
  expect(facts).toContainEqual(expect.objectContaining({ ...told, kind: 'refund', amountMinor: 1740 }))
})

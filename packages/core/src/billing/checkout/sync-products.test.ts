import { auditEntry } from '@studiolo/db/schema/audit'
import { creditPackage, planProduct, subscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { createGuardedFetch } from '../../kernel/http'
import { listAllPlans, savePlan } from '../../plans'
import type { PlanRow } from '../../plans/contract'
import { closeAtEnd } from '../../testing/close-at-end'
import { freshDatabase } from '../../testing/database'
import { createFakeClock } from '../../testing/fake-clock'
import { startCreemSimulator } from '../../testing/simulators/creem'
import { startStripeSimulator } from '../../testing/simulators/stripe'
import { asUser, createUser, world } from '../../testing/world'
import { findGateway } from '../gateways'
import { compareProducts, savePackage, startCheckout, startSubscription, syncProducts } from '../index'

const starter = { id: 'starter', credits: 115, amountMinor: 990, currency: 'USD', active: true }
const fetch = createGuardedFetch({ allowHosts: ['127.0.0.1'] })

async function atCreem() {
  const creem = await startCreemSimulator()
  closeAtEnd(creem.close)
  const { ctx } = await world({ env: creem.env, fetch, database: await freshDatabase() })
  const buyer = asUser(ctx, await createUser(ctx))
  let intentions = 0
  const buy = (amountMinor: number) =>
    startCheckout(buyer, {
      packageId: 'starter',
      amountMinor,
      currency: 'USD',
      idempotencyKey: `intention-${++intentions}`,
    })
  return { creem, ctx, buyer, buy, sync: async () => syncProducts(ctx, await compareProducts(ctx)) }
}

async function atStripe() {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  closeAtEnd(stripe.close)
  const env = {
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
    STRIPE_API_URL: stripe.url,
  }
  const { ctx } = await world({ env, fetch, clock, database: await freshDatabase() })
  const productOf = async (id: string) => {
    const rows = await ctx.db.select().from(planProduct).where(eq(planProduct.planId, id))
    return rows.find(({ isCurrent }) => isCurrent)?.productId ?? ''
  }
  return { stripe, ctx, clock, productOf, sync: async () => syncProducts(ctx, await compareProducts(ctx)) }
}

async function changePlan(ctx: Ctx, id: string, change: Partial<PlanRow>) {
  const found = (await listAllPlans(ctx)).find((plan) => plan.id === id)
  if (!found) throw new Error('no such plan')
  const { updatedAt: _, ...plan } = found
  return savePlan(ctx, { ...plan, ...change })
}

test('packages and plans are compared with the gateway’s products, and made so', async () => {
  const { creem, ctx, buyer, buy } = await atCreem()
  await expect(buy(990)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })

  const compared = await compareProducts(ctx)
  expect(compared.changes.map(({ sold, action, was }) => [sold.mode, sold.id, action, was])).toEqual([
    ['payment', 'starter', 'create', null],
    ['payment', 'standard', 'create', null],
    ['payment', 'premium', 'create', null],
    ['subscription', 'creator', 'create', null],
    ['subscription', 'pro', 'create', null],
    ['subscription', 'business', 'create', null],
  ])
  expect(compared.leftovers).toEqual([])
  await syncProducts(ctx, compared)
  expect(await compareProducts(ctx)).toEqual({ changes: [], leftovers: [] })
  expect([...creem.products.values()].map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Starter: 115 credits', 'Creator plan']),
  )
  expect(await buy(990)).toMatchObject({ gateway: 'creem' })

  await changePlan(ctx, 'creator', { monthlyCredits: 160, names: { en: 'Maker', zh: '' } })
  const { changes } = await compareProducts(ctx)
  expect(changes).toMatchObject([
    { sold: { id: 'creator', credits: 160 }, action: 'create', was: { why: 'other-credits', credits: 150 } },
  ])
  await syncProducts(ctx, { changes, leftovers: [] })
  expect((await compareProducts(ctx)).changes).toEqual([])
  expect([...creem.products.values()].at(-1)).toMatchObject({ name: 'Maker plan' })
  await expect(compareProducts(buyer)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(syncProducts(buyer, { changes, leftovers: [] })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test.each([
  ['up', 1090],
  ['down', 890],
])('a price that went %s is never sold with the old product; after the sync it is sold', async (_, amountMinor) => {
  const { creem, ctx, buy, sync } = await atCreem()
  await sync()
  await savePackage(ctx, { ...starter, amountMinor })
  await expect(buy(amountMinor)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  expect(creem.requests.filter(({ path }) => path.startsWith('/v1/checkouts'))).toEqual([])

  const { changes } = await compareProducts(ctx)
  expect(changes).toMatchObject([
    { sold: { id: 'starter', amountMinor }, was: { why: 'other-price', amountMinor: 990, credits: 115 } },
  ])
  await sync()
  expect(await buy(amountMinor)).toMatchObject({ gateway: 'creem' })
  const [checkout] = [...creem.checkouts.values()]
  expect(creem.products.get(checkout?.product ?? '')).toMatchObject({ price: amountMinor })
})

test('an order at the old price is not sold with the new product either', async () => {
  const { ctx, buyer, creem, sync } = await atCreem()
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'old-intention' }
  // The order is written, and no gateway can sell it yet.
  await expect(startCheckout(buyer, input)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  await savePackage(ctx, { ...starter, amountMinor: 1090 })
  await sync()
  await expect(startCheckout(buyer, input)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  expect([...creem.checkouts.values()]).toEqual([])
})

test('other credits at the same price want a product of another name, not one of before', async () => {
  const { ctx, creem, buy, sync } = await atCreem()
  await sync()
  for (const credits of [120, 130]) {
    await savePackage(ctx, { ...starter, credits })
    await expect(buy(990)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
    expect((await compareProducts(ctx)).changes).toMatchObject([{ action: 'create', was: { why: 'other-credits' } }])
    await sync()
  }
  const [row] = await ctx.db.select().from(creditPackage).where(eq(creditPackage.id, 'starter'))
  const product = creem.products.get(row?.gatewayProducts.creem?.id ?? '')
  expect(product).toMatchObject({ name: 'Starter: 130 credits', price: 990 })
})

test('a product whose price was made ours at the gateway is linked again', async () => {
  const { ctx, creem, buy, sync } = await atCreem()
  await sync()
  const [row] = await ctx.db.select().from(creditPackage).where(eq(creditPackage.id, 'starter'))
  const id = row?.gatewayProducts.creem?.id ?? ''
  Object.assign(creem.products.get(id) ?? {}, { price: 1090 })
  await savePackage(ctx, { ...starter, amountMinor: 1090 })
  await expect(buy(1090)).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  expect((await compareProducts(ctx)).changes).toMatchObject([{ action: 'link', productId: id }])
  await sync()
  expect(await buy(1090)).toMatchObject({ gateway: 'creem' })
})

test('what Creem still sells and we do not is told, as only its dashboard can archive it', async () => {
  const { ctx, creem, sync } = await atCreem()
  await sync()
  await savePackage(ctx, { ...starter, active: false })
  const foreign = creem.addProduct({ name: 'Stickers' })
  const { changes, leftovers } = await compareProducts(ctx)
  expect(changes).toEqual([])
  expect(leftovers).toHaveLength(2)
  expect(leftovers).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ soldFor: 'starter', fate: 'by-hand' }),
      expect.objectContaining({
        soldFor: null,
        fate: 'by-hand',
        product: expect.objectContaining({ id: foreign.id, name: 'Stickers' }),
      }),
    ]),
  )
  await sync()
  expect([...creem.products.values()].every(({ status }) => status === 'active')).toBe(true)
})

test('at Stripe a sync archives what a plan was sold at before, and nothing that others sell', async () => {
  const { ctx, stripe, sync, productOf } = await atStripe()
  await sync()
  const old = await productOf('creator')
  const others = await findGateway(ctx, 'stripe')?.products?.create(
    ctx,
    { name: 'Of another installation', description: '', mode: 'subscription', amountMinor: 4200, currency: 'USD' },
    AbortSignal.timeout(5000),
  )
  await changePlan(ctx, 'creator', { amountMinor: 1500 })
  const compared = await compareProducts(ctx)
  expect(compared.changes).toMatchObject([{ sold: { amountMinor: 1500 }, was: { productId: old, amountMinor: 1200 } }])
  expect(compared.leftovers).toHaveLength(2)
  expect(compared.leftovers).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ product: expect.objectContaining({ id: old }), soldFor: 'creator', fate: 'archive' }),
      expect.objectContaining({ product: others, soldFor: null, fate: 'by-hand' }),
    ]),
  )
  expect(stripe.prices.get(old)).toMatchObject({ active: true })
  await sync()
  expect(stripe.prices.get(old)).toMatchObject({ active: false })
  expect(stripe.prices.get(others?.id ?? '')).toMatchObject({ active: true })
  expect(stripe.prices.get(await productOf('creator'))).toMatchObject({ active: true, unit_amount: 1500 })
  const audit = await ctx.db.select().from(auditEntry).where(eq(auditEntry.action, 'product.archived'))
  expect(audit).toMatchObject([{ subject: 'creator', before: { gateway: 'stripe', productId: old } }])
})

test('what somebody is about to pay, or may change back to, is archived only later', async () => {
  const { ctx, clock, stripe, sync, productOf } = await atStripe()
  await sync()
  const old = await productOf('pro')
  const creator = await createUser(ctx)
  const input = { planId: 'pro', amountMinor: 2900, currency: 'USD', idempotencyKey: 'one-intention' }
  const { orderId } = await startSubscription(asUser(ctx, creator), input)
  await changePlan(ctx, 'pro', { active: false })
  const fates = async () => (await compareProducts(ctx)).leftovers.map(({ soldFor, fate }) => [soldFor, fate])
  expect(await fates()).toEqual([['pro', 'in-use']])
  clock.advance(2 * HOUR_MS)
  expect(await fates()).toEqual([['pro', 'archive']])

  const id = ctx.ids.next('sub')
  const mine = { userId: creator.id, orderId, gateway: 'stripe', planId: 'pro', state: 'active' } as const
  await ctx.db.insert(subscription).values({ id, ...mine, gatewaySubscriptionId: 'sub_1', createdAt: clock.now() })
  await sync()
  expect(await fates()).toEqual([['pro', 'in-use']])
  expect(stripe.prices.get(old)).toMatchObject({ active: true })

  await ctx.db.update(subscription).set({ state: 'canceled', endedAt: clock.now() })
  await sync()
  expect(stripe.prices.get(old)).toMatchObject({ active: false })
})

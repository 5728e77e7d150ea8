import { afterAll, expect, test } from 'vitest'
import { stripeScene } from './testing/stripe-scene'

const never = new AbortController().signal
const { stripe, ctx, gateway, plan } = await stripeScene()
afterAll(() => stripe.close())
const shelf = gateway.products
if (!shelf) throw new Error('no shelf')

test('a plan becomes a monthly price with a product of its name', async () => {
  const made = await plan({ name: 'Creator', amountMinor: 2000 })
  expect(made).toEqual({ id: made.id, mode: 'subscription', amountMinor: 2000, currency: 'USD', isActive: true })
  const price = stripe.prices.get(made.id)
  expect(price).toMatchObject({ unit_amount: 2000, currency: 'usd', recurring: { interval: 'month' } })
  expect(stripe.products.get(price?.product ?? '')).toMatchObject({ name: 'Creator' })
  expect(stripe.requests.at(-1)?.params).not.toHaveProperty('tax_behavior')
})

test('one of ours is archived with its product, again without harm; nobody else’s is touched', async () => {
  const mine = await plan({ name: 'Over', amountMinor: 600 })
  await shelf.archive?.(ctx, mine.id, never)
  await shelf.archive?.(ctx, mine.id, never)
  expect(stripe.prices.get(mine.id)).toMatchObject({ active: false })
  expect(stripe.products.get(stripe.prices.get(mine.id)?.product ?? '')).toMatchObject({ active: false, name: 'Over' })

  const foreign = await plan({ name: 'Foreign', amountMinor: 700 })
  Object.assign(stripe.prices.get(foreign.id) ?? {}, { metadata: {} })
  await expect(shelf.archive?.(ctx, foreign.id, never)).rejects.toMatchObject({ outcome: 'refused' })
  expect(stripe.prices.get(foreign.id)).toMatchObject({ active: true })

  const hung = await plan({ name: 'Hung on another product', amountMinor: 800 })
  const product = stripe.products.get(stripe.prices.get(hung.id)?.product ?? '')
  Object.assign(product ?? {}, { metadata: {} })
  await shelf.archive?.(ctx, hung.id, never)
  expect(stripe.prices.get(hung.id)).toMatchObject({ active: false })
  expect(product).toMatchObject({ active: true })
})

test('only plans are made: packages are priced by each session', async () => {
  expect(shelf.modes).toEqual(['subscription'])
  const before = stripe.requests.length
  const pack = { name: 'Starter', description: '', mode: 'payment', amountMinor: 990, currency: 'USD' } as const
  await expect(shelf.create(ctx, pack, never)).rejects.toMatchObject({ outcome: 'refused' })
  expect(stripe.requests).toHaveLength(before)
})

test('all of ours are listed, beyond one page, archived ones as such; nobody else’s are', async () => {
  const before = await shelf.list(ctx, never)
  const kept = await plan({ name: 'Kept', amountMinor: 100 })
  const archived = await plan({ name: 'Archived', amountMinor: 200 })
  Object.assign(stripe.prices.get(archived.id) ?? {}, { active: false })
  const ofArchived = await plan({ name: 'Product archived', amountMinor: 300 })
  const product = stripe.products.get(stripe.prices.get(ofArchived.id)?.product ?? '')
  Object.assign(product ?? {}, { active: false })
  const foreign = await plan({ name: 'Foreign', amountMinor: 400 })
  Object.assign(stripe.prices.get(foreign.id) ?? {}, { metadata: {} })
  for (let made = 0; made < 100; made++) await plan({ name: 'More', amountMinor: 500 })
  const listed = await shelf.list(ctx, never)
  expect(listed).toHaveLength(before.length + 103)
  const find = (id: string) => listed.find((one) => one.id === id)
  expect(find(kept.id)).toEqual(kept)
  expect(find(archived.id)).toEqual({ ...archived, isActive: false })
  expect(find(ofArchived.id)).toEqual({ ...ofArchived, isActive: false })
  expect(find(foreign.id)).toBeUndefined()
  stripe.faults.next('server-error')
  await expect(shelf.list(ctx, never)).rejects.toMatchObject({ outcome: 'unknown' })
})

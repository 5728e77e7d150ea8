import { checkoutSession, order, payment, subscription } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { HOUR_MS, addMs } from '../../kernel/clock'
import { asUser, createUser, world } from '../../testing/world'
import { listAllOrders } from '../index'

type NewOrder = Partial<typeof order.$inferInsert>
type NewSession = Partial<typeof checkoutSession.$inferInsert>

async function scene() {
  const { ctx, clock } = await world()
  const [ada, ben] = [await createUser(ctx), await createUser(ctx)]
  const money = { amountMinor: 990, currency: 'USD' }
  return {
    ctx,
    ada,
    ben,
    async place(asked: NewOrder = {}) {
      clock.advance(1000)
      const [id, createdAt] = [ctx.ids.next('ord'), ctx.clock.now()]
      const what = asked.planId ? {} : { packageId: 'starter' }
      const base = { id, userId: ada.id, idempotencyKey: id, credits: 115, createdAt, ...money }
      await ctx.db.insert(order).values({ ...base, ...what, ...asked })
      return id
    },
    async tried(orderId: Id<'ord'>, seen: NewSession) {
      clock.advance(1000)
      const [id, createdAt] = [ctx.ids.next('cks'), ctx.clock.now()]
      const expiresAt = addMs(createdAt, HOUR_MS)
      await ctx.db.insert(checkoutSession).values({ id, orderId, gateway: 'stripe', createdAt, expiresAt, ...seen })
      return id
    },
    async paid(orderId: Id<'ord'>, subscriptionId?: Id<'sub'>) {
      clock.advance(1000)
      const [id, createdAt] = [ctx.ids.next('pay'), ctx.clock.now()]
      await ctx.db.insert(payment).values({
        ...{ id, orderId, subscriptionId, gateway: 'stripe', gatewayPaymentId: id, state: 'paid', createdAt, ...money },
        paidAt: createdAt,
      })
      return id
    },
    async list(input: Partial<Parameters<typeof listAllOrders>[1]> = {}) {
      return (await listAllOrders(ctx, { limit: 50, ...input })).orders
    },
  }
}

test('an order that no gateway took stands out, with what each said', async () => {
  const { ada, place, tried, list } = await scene()
  const id = await place()
  await tried(id, { state: 'closed', lastError: 'no such price' })
  await tried(id, { gateway: 'creem', state: 'unknown', lastError: 'no answer', gatewaySessionId: 'ch_late' })
  expect(await list({ userId: ada.id })).toMatchObject([
    {
      id,
      kind: 'package',
      state: 'pending',
      isRefused: true,
      sessions: [
        { gateway: 'stripe', state: 'closed', isShown: false, lastError: 'no such price' },
        { gateway: 'creem', state: 'unknown', isShown: false, lastError: 'no answer' },
      ],
      payments: [],
    },
  ])
})

test.each<[string, NewOrder, NewSession[], boolean]>([
  ['without a try', {}, [], true],
  ['being opened', {}, [{ state: 'opening' }], false],
  [
    'open after a refusal',
    {},
    [
      { state: 'closed', lastError: 'no' },
      { state: 'open', url: 'https://pay' },
    ],
    false,
  ],
  ['shown and never paid', { state: 'expired' }, [{ state: 'closed', gatewaySessionId: 'cs_1' }], false],
  ['paid although its answer was lost', { state: 'paid' }, [{ state: 'paid', lastError: 'no answer' }], false],
  ['declined', { state: 'expired', isAutomatic: true }, [{ state: 'closed', lastError: 'declined' }], true],
  ['never answered', { state: 'expired', isAutomatic: true }, [{ state: 'opening' }], true],
])('an order %s', async (_, asked, sessions, isRefused) => {
  const { ada, place, tried, list } = await scene()
  const id = await place(asked)
  for (const session of sessions) await tried(id, session)
  const [found] = await list({ userId: ada.id })
  expect(found).toMatchObject({ id, isRefused })
  expect(found?.sessions.map(({ isShown }) => isShown)).toEqual(sessions.map(({ url }) => url !== undefined))
})

test('what came of a plan’s order: its payments and its subscription, and of nothing else', async () => {
  const { ctx, ada, ben, place, paid, list } = await scene()
  const [id, other] = [await place({ planId: 'pro', state: 'paid' }), await place({ userId: ben.id })]
  const subscriptionId = ctx.ids.next('sub')
  await ctx.db.insert(subscription).values({
    ...{ id: subscriptionId, userId: ada.id, orderId: id, gateway: 'stripe', gatewaySubscriptionId: subscriptionId },
    ...{ state: 'active', createdAt: ctx.clock.now() },
  })
  const months = [await paid(id, subscriptionId), await paid(id, subscriptionId)]
  const [found] = await list({ id })
  expect(found).toMatchObject({
    ...{ userId: ada.id, kind: 'plan', planId: 'pro', packageId: null },
    subscription: { id: subscriptionId, state: 'active' },
  })
  expect(found?.payments.map((money) => money.id)).toEqual(months)
  expect(await list({ id: other })).toMatchObject([{ userId: ben.id, subscription: null, payments: [] }])
})

test('filters leave out what was not asked for', async () => {
  const { ada, place, tried, list } = await scene()
  const chosen = await place({ state: 'expired' })
  const plan = await place({ planId: 'pro' })
  const automatic = await place({ isAutomatic: true })
  await tried(chosen, { gateway: 'stripe', state: 'closed' })
  await tried(chosen, { gateway: 'creem', state: 'closed' })
  await tried(plan, { gateway: 'creem' })
  const idsOf = async (input: Parameters<typeof list>[0]) =>
    (await list({ userId: ada.id, ...input })).map(({ id }) => id)
  expect(await idsOf({})).toEqual([automatic, plan, chosen])
  expect(await idsOf({ kind: 'package' })).toEqual([chosen])
  expect(await idsOf({ kind: 'plan' })).toEqual([plan])
  expect(await idsOf({ kind: 'automatic' })).toEqual([automatic])
  expect(await idsOf({ states: ['pending'] })).toEqual([automatic, plan])
  expect(await idsOf({ gateway: 'creem' })).toEqual([plan, chosen])
  expect(await idsOf({ gateway: 'stripe' })).toEqual([chosen])
})

test('pages follow each other', async () => {
  const { ctx, ada, place } = await scene()
  const ids = [await place(), await place(), await place()].toReversed()
  const first = await listAllOrders(ctx, { userId: ada.id, limit: 2 })
  expect(first).toMatchObject({ orders: [{ id: ids[0] }, { id: ids[1] }], nextCursor: ids[1] })
  const cursor = first.nextCursor ?? undefined
  expect(await listAllOrders(ctx, { userId: ada.id, limit: 2, cursor })).toMatchObject({
    orders: [{ id: ids[2] }],
    nextCursor: null,
  })
})

test('it is for those who may read everything', async () => {
  const { ctx, ada } = await scene()
  await expect(listAllOrders(asUser(ctx, ada), { userId: ada.id, limit: 10 })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
  })
})

import { order, subscription } from '@studiolo/db/schema/billing'
import { expect, test } from 'vitest'
import { asUser, createUser, world, type TestUser } from '../../testing/world'
import { listSubscriptions } from '../index'

type Asked = Parameters<typeof listSubscriptions>[1]

async function scene() {
  const { ctx, clock } = await world()
  return {
    ctx,
    ada: await createUser(ctx),
    ben: await createUser(ctx),
    async subscribe({ id: userId }: TestUser, state: 'active' | 'canceled') {
      clock.advance(1000)
      const [orderId, id, createdAt] = [ctx.ids.next('ord'), ctx.ids.next('sub'), ctx.clock.now()]
      await ctx.db.insert(order).values({
        ...{ id: orderId, userId, idempotencyKey: orderId, planId: 'creator', credits: 150 },
        ...{ amountMinor: 1200, currency: 'USD', createdAt },
      })
      await ctx.db
        .insert(subscription)
        .values({ id, userId, orderId, gateway: 'test', gatewaySubscriptionId: id, state, createdAt })
      return id
    },
    idsOf: async (asked: Partial<Asked>) =>
      (await listSubscriptions(ctx, { limit: 50, ...asked })).subscriptions.map(({ id }) => id),
  }
}

test('an old subscription is found by its id however many came after it', async () => {
  const { ada, ben, subscribe, idsOf } = await scene()
  const old = await subscribe(ada, 'canceled')
  const newest = [await subscribe(ada, 'canceled'), await subscribe(ben, 'canceled'), await subscribe(ada, 'active')]
  expect(await idsOf({ limit: 2 })).toEqual([newest[2], newest[1]])
  expect(await idsOf({ id: old, limit: 2 })).toEqual([old])
  expect(await idsOf({ id: old, userId: ada.id })).toEqual([old])
  expect(await idsOf({ id: old, userId: ben.id })).toEqual([])
  expect(await idsOf({ id: old, states: ['active'] })).toEqual([])
})

test('one person’s subscriptions stand alone, page after page', async () => {
  const { ctx, ada, ben, subscribe, idsOf } = await scene()
  const first = await subscribe(ada, 'canceled')
  const theirs = await subscribe(ben, 'active')
  const second = await subscribe(ada, 'canceled')
  const last = await subscribe(ada, 'active')
  expect(await idsOf({ userId: ada.id })).toEqual([last, second, first])
  expect(await idsOf({ userId: ada.id, states: ['canceled'] })).toEqual([second, first])
  expect(await idsOf({ userId: ben.id })).toEqual([theirs])
  const page = await listSubscriptions(ctx, { userId: ada.id, limit: 2 })
  expect(page.nextCursor).toBe(second)
  const rest = await listSubscriptions(ctx, { userId: ada.id, limit: 2, cursor: second })
  expect(rest).toMatchObject({ subscriptions: [{ id: first, userId: ada.id }], nextCursor: null })
})

test('a list of subscriptions is for those who may read everything', async () => {
  const { ctx, ada, subscribe } = await scene()
  const id = await subscribe(ada, 'active')
  for (const asked of [{ id }, { userId: ada.id }]) {
    await expect(listSubscriptions(asUser(ctx, ada), { ...asked, limit: 10 })).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    })
  }
})

import { order, payment } from '@studiolo/db/schema/billing'
import { expect, test } from 'vitest'
import type { Ctx } from '../../kernel/context'
import { asUser, createUser, world, type TestUser } from '../../testing/world'
import { listPayments } from '../index'

async function payAs(ctx: Ctx, { id: userId }: TestUser) {
  const [orderId, paymentId, now] = [ctx.ids.next('ord'), ctx.ids.next('pay'), ctx.clock.now()]
  const money = { amountMinor: 990, currency: 'USD', createdAt: now }
  await ctx.db
    .insert(order)
    .values({ id: orderId, userId, idempotencyKey: orderId, packageId: 'starter', credits: 115, ...money })
  await ctx.db.insert(payment).values({
    id: paymentId,
    gateway: 'test',
    gatewayPaymentId: paymentId,
    orderId,
    state: 'paid',
    paidAt: now,
    ...money,
  })
  return paymentId
}

test('an admin sees the payments of one person alone, or of everybody', async () => {
  const { ctx, clock } = await world()
  const [ada, ben] = [await createUser(ctx), await createUser(ctx)]
  const first = await payAs(ctx, ada)
  clock.advance(1000)
  const second = await payAs(ctx, ben)
  clock.advance(1000)
  const last = await payAs(ctx, ada)
  const idsOf = async (input: Parameters<typeof listPayments>[1]) =>
    (await listPayments(ctx, input)).payments.map(({ id }) => id)
  expect(await idsOf({ userId: ada.id, limit: 10 })).toEqual([last, first])
  expect(await idsOf({ userId: ben.id, limit: 10 })).toEqual([second])
  expect(await idsOf({ limit: 10 })).toEqual(expect.arrayContaining([first, second, last]))
  await expect(listPayments(asUser(ctx, ada), { userId: ben.id, limit: 10 })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
  })
})

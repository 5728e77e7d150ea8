import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../kernel/clock'
import { asUser, createUser } from '../../../testing/world'
import { findCheckout } from './checkout'
import { cancelTestCheckout, disputeTestPayment, payTestCheckout, readTestCheckout } from './index'
import { openCheckout, orderFor } from './testing/open-checkout'

const { signal } = new AbortController()

test('paying twice, or ten times at once, sends one event and leads to the same place', async () => {
  const { ctx, order, id, sent } = await openCheckout()
  const clicks = await Promise.all(Array.from({ length: 10 }, () => payTestCheckout(ctx, id)))
  clicks.push(await payTestCheckout(ctx, id))
  expect(new Set(clicks.map(({ next }) => next))).toEqual(new Set([order.returnUrl]))
  expect(await sent()).toEqual([`tev_${id.slice(4)}_1`])
  expect((await findCheckout(ctx, id))?.events).toHaveLength(1)
  expect((await readTestCheckout(ctx, id)).state).toBe('paid')
})

test('paying and giving up at the same moment: one of them happens', async () => {
  const { ctx, gateway, sent } = await openCheckout()
  for (let round = 0; round < 5; round++) {
    const { gatewaySessionId: id } = await gateway.openSession(ctx, orderFor(ctx), signal)
    const [paid, canceled] = await Promise.allSettled([payTestCheckout(ctx, id), cancelTestCheckout(ctx, id)])
    expect([paid.status, canceled.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const { state } = await readTestCheckout(ctx, id)
    expect(state).toBe(paid.status === 'fulfilled' ? 'paid' : 'canceled')
  }
  expect(await sent()).toHaveLength(5)
})

test('given up it leads back, cannot be paid, and says so once', async () => {
  const { ctx, order, id, sent } = await openCheckout()
  expect(await cancelTestCheckout(ctx, id)).toEqual({ next: order.cancelUrl })
  expect(await cancelTestCheckout(ctx, id)).toEqual({ next: order.cancelUrl })
  await expect(payTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { state: 'canceled' } })
  expect(await sent()).toHaveLength(1)
  expect((await findCheckout(ctx, id))?.events).toMatchObject([
    { type: 'checkout.expired', data: { reference: order.reference } },
  ])
})

test('its time runs out', async () => {
  const { ctx, clock, gateway, id } = await openCheckout()
  clock.advance(HOUR_MS - 1)
  expect((await readTestCheckout(ctx, id)).state).toBe('open')
  clock.advance(1)
  expect((await readTestCheckout(ctx, id)).state).toBe('expired')
  await expect(payTestCheckout(ctx, id)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { state: 'expired' } })
  expect(await gateway.closeSession(ctx, id, signal)).toBe(true)
})

test('an unknown checkout is not found', async () => {
  const { ctx } = await openCheckout()
  for (const verb of [readTestCheckout, payTestCheckout, cancelTestCheckout]) {
    await expect(verb(ctx, 'tcs_unknown')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  }
})

test('a payment is disputed once, decided once, and not refunded meanwhile', async () => {
  const { ctx, gateway, id, sent } = await openCheckout()
  const payment = `tpy_${id.slice(4)}`
  const refund = { reference: 'a', gatewayPaymentId: payment, amountMinor: 100, currency: 'USD' }
  const conflict = { kind: 'CONFLICT' }
  await expect(disputeTestPayment(ctx, id, 'opened')).rejects.toMatchObject(conflict)
  await payTestCheckout(ctx, id)
  await expect(disputeTestPayment(ctx, id, 'won')).rejects.toMatchObject(conflict)

  await disputeTestPayment(ctx, payment, 'opened')
  await disputeTestPayment(ctx, id, 'opened')
  await expect(gateway.refund(ctx, refund, signal)).rejects.toMatchObject({ outcome: 'refused' })
  await disputeTestPayment(ctx, id, 'lost')
  await disputeTestPayment(ctx, id, 'lost')
  await expect(disputeTestPayment(ctx, id, 'won')).rejects.toMatchObject(conflict)
  await expect(disputeTestPayment(ctx, id, 'opened')).rejects.toMatchObject(conflict)
  await expect(gateway.refund(ctx, refund, signal)).rejects.toMatchObject({ outcome: 'refused' })
  expect(await sent()).toEqual([1, 2, 3].map((place) => `tev_${id.slice(4)}_${place}`))
})

test('only an admin plays the bank', async () => {
  const { ctx, id } = await openCheckout()
  await payTestCheckout(ctx, id)
  const [creator, admin] = [await createUser(ctx), await createUser(ctx, { role: 'admin' })]
  await expect(disputeTestPayment(asUser(ctx, creator), id, 'opened')).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await disputeTestPayment(asUser(ctx, admin), id, 'opened')
  expect((await findCheckout(ctx, id))?.events).toHaveLength(2)
})

import { expect, test } from 'vitest'
import { UNPAID_DAYS } from '../billing/contract'
import { subscriber } from '../billing/subscriptions/testing/subscriber'
import { DAY_MS } from '../kernel/clock'
import { asUser } from '../testing/world'
import { RECOVERY_DAYS } from './contract'
import { askRecovery } from './index'
import { orderScene } from './testing/order-scene'

test('an order can be disputed for 30 days after it was made', async () => {
  const { clock, ask } = await orderScene()
  clock.advance(RECOVERY_DAYS * DAY_MS)
  expect(await ask()).toMatchObject({ finding: 'payment-not-received' })
  clock.advance(1)
  await expect(ask('Again')).rejects.toMatchObject({ kind: 'INVALID_INPUT', meta: { reason: 'too-old', days: 30 } })
})

test('money that came late can be disputed for 30 days after it came', async () => {
  const { clock, pay, ask } = await orderScene()
  clock.advance(20 * DAY_MS)
  await pay('late', 500)
  clock.advance(RECOVERY_DAYS * DAY_MS)
  expect(await ask()).toMatchObject({ state: 'waiting', finding: 'payment-unmatched' })
})

test('the order of a plan can be disputed for 30 days after each of its months was paid', async () => {
  const { ctx, clock, person, orderId, month, snapshot, book } = await subscriber()
  const ask = () =>
    askRecovery(asUser(ctx, person), { claim: 'payment_failure', orderId, note: 'The credits of March are missing' })
  await book(month(0), snapshot())
  await book(month(1), month(2))
  // The third month was paid on day 60.
  clock.advance((90 + 1) * DAY_MS)
  await expect(ask()).rejects.toMatchObject({ meta: { reason: 'too-old' } })
  await book(month(3))
  clock.advance(29 * DAY_MS)
  expect(await ask()).toMatchObject({ state: 'declined', finding: 'payment-arrived-late' })
})

test('an order that was not paid stays in sight for as long as it can be disputed', () => {
  expect(UNPAID_DAYS).toBe(RECOVERY_DAYS)
})

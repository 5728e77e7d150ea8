import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { captureHold, expireLots, getBalance, grantCredits, holdCredits, reverseCapture } from '../../credits'
import { DAY_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { subscriber } from '../subscriptions/testing/subscriber'

/** 150 credits of a month, 50 of them spent, and 30 from elsewhere; `sendBack` is what the gateway tells. */
async function scene() {
  const { ctx, clock, person, month, snapshot, book } = await subscriber()
  const userId = person.id
  await book(month(0), snapshot())
  const words = (key: string) => ({ reason: 'generation', idempotencyKey: `${key}:${userId}` })
  const hold = await inTransaction(ctx, async (ctx) => {
    await grantCredits(ctx, { userId, amount: 30, source: 'welcome', ...words('welcome') })
    const { holdId } = await holdCredits(ctx, { userId, amount: 50, ...words('hold') })
    await captureHold(ctx, { holdId, amount: 50, ...words('capture') })
    return holdId
  })
  const paid = month(0)
  const gatewayPaymentId = paid.kind === 'invoice-paid' ? paid.gatewayPaymentId : ''
  return {
    ctx,
    userId,
    hold,
    balance: () => expireLots(ctx).then(() => getBalance(ctx, userId)),
    expire: () => clock.advance(40 * DAY_MS),
    sendBack: (id: string, amountMinor: number) => {
      const gatewayRefundId = `${id}_${userId}`
      return book({
        kind: 'refund',
        gatewayRefundId,
        gatewayPaymentId,
        amountMinor,
        state: 'succeeded',
        at: clock.now(),
      })
    },
    dispute: (state: 'open' | 'won') => {
      const gatewayDisputeId = `dp_${userId}`
      return book({ kind: 'dispute', gatewayDisputeId, gatewayPaymentId, amountMinor: 1200, state, at: clock.now() })
    },
    taken: async () => {
      const [row] = await ctx.db.select().from(payment).where(eq(payment.gatewayPaymentId, gatewayPaymentId))
      return { state: row?.state, takenCredits: row?.takenCredits }
    },
  }
}

test('a month that goes back after its time takes what was spent of it, not what had expired', async () => {
  const { balance, expire, sendBack, taken } = await scene()
  expire()
  await sendBack('re', 1200)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  expect(await taken()).toEqual({ state: 'refunded', takenCredits: 50 })
})

test('as much as had expired takes nothing', async () => {
  const { balance, expire, sendBack, taken } = await scene()
  expire()
  await sendBack('re', 600)
  expect(await balance()).toEqual({ available: 30, held: 0, debt: 0 })
  expect(await taken()).toEqual({ state: 'partly-refunded', takenCredits: 0 })
})

test('a part before and the rest after its time come to the same', async () => {
  const { balance, expire, sendBack, taken } = await scene()
  await sendBack('one', 600)
  expect(await balance()).toEqual({ available: 55, held: 0, debt: 0 })
  expire()
  await sendBack('two', 600)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  expect(await taken()).toEqual({ state: 'refunded', takenCredits: 125 })
})

test('what a dispute froze and gave back: of the month’s own it ends again, of others it stays', async () => {
  const { balance, expire, sendBack, dispute, taken } = await scene()
  await dispute('open')
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  await dispute('won')
  expect(await balance()).toEqual({ available: 130, held: 0, debt: 0 })
  expire()
  // 100 had come back with an end, 20 of which repaid the debt.
  expect(await balance()).toEqual({ available: 50, held: 0, debt: 0 })
  await sendBack('re', 1200)
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  expect(await taken()).toEqual({ state: 'refunded', takenCredits: 70 })
})

test('a dispute that was won on top of a refund leaves what the refund alone had left', async () => {
  const { balance, expire, sendBack, dispute, taken } = await scene()
  expire()
  await sendBack('re', 600)
  expect(await balance()).toEqual({ available: 30, held: 0, debt: 0 })
  await dispute('open')
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  await dispute('won')
  expect(await balance()).toEqual({ available: 30, held: 0, debt: 0 })
  expect(await taken()).toEqual({ state: 'partly-refunded', takenCredits: 0 })
})

test('what had expired and was given anew for a failure is taken', async () => {
  const { ctx, userId, hold, balance, expire, sendBack, taken } = await scene()
  expire()
  await inTransaction(ctx, async (ctx) => {
    const key = { idempotencyKey: `recovery:${userId}`, reason: 'recovery' }
    await reverseCapture(ctx, { holdId: hold, amount: 50, ...key })
    await grantCredits(ctx, {
      userId,
      amount: 50,
      source: 'recovery',
      ...key,
      idempotencyKey: `${key.idempotencyKey}:anew`,
    })
  })
  expect(await balance()).toMatchObject({ available: 80 })
  await sendBack('re', 1200)
  expect(await balance()).toEqual({ available: 30, held: 0, debt: 0 })
  expect(await taken()).toMatchObject({ takenCredits: 50 })
})

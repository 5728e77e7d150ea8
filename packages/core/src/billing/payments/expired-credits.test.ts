import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { captureHold, getBalance, grantCredits, holdCredits } from '../../credits'
import { DAY_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { subscriber } from '../subscriptions/testing/subscriber'

/** 150 credits of a month, 50 of them spent, and 30 from elsewhere; `sendBack` is what the gateway tells. */
async function scene() {
  const { ctx, clock, person, month, snapshot, book } = await subscriber()
  const userId = person.id
  await book(month(0), snapshot())
  const words = (key: string) => ({ reason: 'generation', idempotencyKey: `${key}:${userId}` })
  await inTransaction(ctx, async (ctx) => {
    await grantCredits(ctx, { userId, amount: 30, source: 'welcome', ...words('welcome') })
    const { holdId } = await holdCredits(ctx, { userId, amount: 50, ...words('hold') })
    await captureHold(ctx, { holdId, amount: 50, ...words('capture') })
  })
  const paid = month(0)
  const gatewayPaymentId = paid.kind === 'invoice-paid' ? paid.gatewayPaymentId : ''
  return {
    balance: () => getBalance(ctx, userId),
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

test('what a dispute froze and gave back, and has expired since, counts as well', async () => {
  const { balance, expire, sendBack, dispute, taken } = await scene()
  await dispute('open')
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  expire()
  await dispute('won')
  expect(await balance()).toEqual({ available: 130, held: 0, debt: 0 })
  expire()
  await sendBack('re', 1200)
  // 130 of the 150 that were restored have expired; 20 had repaid the debt.
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 20 })
  expect(await taken()).toEqual({ state: 'refunded', takenCredits: 20 })
})

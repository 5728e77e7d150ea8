import { payment } from '@studiolo/db/schema/billing'
import type { CheckName } from '@studiolo/db/states/reconcile'
import { expect, test } from 'vitest'
import { startCheckout } from '../../billing'
import { bookFacts } from '../../billing/payments/book-facts'
import { inTransaction, type Ctx } from '../../kernel/context'
import { asUser } from '../../testing/world'
import { runReconciliation } from '../index'
import { booksScene } from '../testing/books-scene'
import { plants } from '../testing/plants'

const found = async (ctx: Ctx, name: CheckName) =>
  (await runReconciliation(ctx)).checks.find(({ check }) => check === name)?.first

test('that came for an order which never heard of it is found', async () => {
  const { ctx, plant } = await booksScene()
  const [paid] = await ctx.db.select().from(payment)
  await plant(`update "order" set state = 'pending', payment_id = null`)
  await plant(`delete from payment_grant; update credit_grant set source = 'admin' where source = 'purchase'`)
  expect(await found(ctx, 'payments')).toEqual([
    { subject: `${paid?.orderId} ${paid?.id}`, expected: 'paid 115', found: 'pending none' },
  ])
  await plant(`update payment set order_id = null`)
  expect(await found(ctx, 'payments')).toEqual([{ subject: paid?.id, expected: 'an order', found: 'none' }])
  await plant(`update payment set state = 'unmatched'`)
  expect(await found(ctx, 'payments')).toEqual([])
})

test('of two payments that count for one order the one it does not name is found', async () => {
  const { ctx, plant } = await booksScene()
  const [paid] = await ctx.db.select().from(payment)
  await plant(plants.duplicates.replace("'duplicate'", "'paid'"))
  expect(await found(ctx, 'payments')).toMatchObject([{ expected: 'paid 115', found: `paid none ${paid?.id}` }])
})

test('an order that is paid with nothing is found', async () => {
  const { ctx, plant } = await booksScene()
  await plant(`update payment set state = 'unmatched', order_id = null`)
  expect(await found(ctx, 'payments')).toMatchObject([{ expected: 'a payment', found: 'none' }])
})

test('that came twice is owed from the third day on, for as long as it is not all back', async () => {
  const { ctx, plant } = await booksScene()
  await plant(plants.duplicates)
  const owed = async () => (await found(ctx, 'duplicates'))?.map(({ expected, found }) => [expected, found])
  expect(await owed()).toEqual([['990 USD minor units back', '0 USD minor units back']])
  await plant(`update payment set paid_at = now() - interval '47 hours' where state = 'duplicate'`)
  expect(await owed()).toEqual([])
  await plant(`update payment set paid_at = now() - interval '49 hours' where state = 'duplicate'`)
  const back = (id: string, amount: number, state: string) =>
    plant(
      `insert into refund select 'test', '${id}', id, ${amount}, '${state}', now() from payment where state = 'duplicate'`,
    )
  await back('d1', 990, 'pending')
  await back('d2', 500, 'succeeded')
  expect(await owed()).toEqual([['990 USD minor units back', '500 USD minor units back']])
  await back('d3', 490, 'succeeded')
  expect(await owed()).toEqual([])
  await plant(`delete from refund where gateway_refund_id like 'd_'; update payment set returned_minor = 990`)
  expect(await owed()).toEqual([])
})

test('that came twice is not owed while the payer’s bank has it, nor where credits were given for it', async () => {
  const { ctx, plant } = await booksScene()
  await plant(plants.duplicates)
  const owed = async () => (await found(ctx, 'duplicates'))?.length
  const disputed = (state: string) =>
    plant(`delete from dispute; insert into dispute
      select 'test', 'd', id, 990, '${state}', now() from payment where state = 'duplicate'`)
  await disputed('open')
  expect(await owed()).toBe(0)
  await disputed('won')
  expect(await owed()).toBe(1)
  await plant(`insert into recovery_request
      (id, user_id, claim, order_id, note, state, evidence, finding, credits, grant_id, created_at, decided_at)
    select gen_random_uuid(), user_id, 'payment_failure', id, '', 'granted', '{}', 'paid-twice', 115, 1, now(), now() from "order"`)
  expect(await owed()).toBe(0)
  await plant(`update recovery_request set taken_credits = credits`)
  expect(await owed()).toBe(1)
})

test('a payment that is being booked is no difference, before it is done nor after', async () => {
  const { ctx, creator } = await booksScene()
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'another-intention' }
  const { url } = await startCheckout(asUser(ctx, creator), input)
  const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
  const money = { amountMinor: 990, currency: 'USD', paidAt: ctx.clock.now(), receiptUrl: null }
  const fact = { kind: 'paid', gatewayPaymentId: 'p2', reference: null, gatewaySessionId, ...money } as const
  await inTransaction(ctx, async (open) => {
    await bookFacts(open, 'test', [fact])
    expect((await runReconciliation(ctx)).differences).toBe(0)
  })
  expect((await runReconciliation(ctx)).differences).toBe(0)
  expect(await ctx.db.$count(payment)).toBe(2)
})

import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction } from '../../kernel/context'
import { asUser, createUser, world } from '../../testing/world'
import type { MoneyFact } from '../gateways/gateway'
import { listBillingHistory, readReceipt, startCheckout } from '../index'
import { subscriber } from '../subscriptions/testing/subscriber'
import { bookFacts } from './book-facts'

test('a payment’s receipt says what was bought, for how much, and what went back', async () => {
  const { ctx } = await world({ env: { STUDIOLO_DEMO: '1', APP_URL: 'http://127.0.0.1:4321' } })
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const asked = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'a-receipt' }
  const { orderId, url } = await startCheckout(buyer, asked)
  const at = ctx.clock.now()
  const tell = (...facts: MoneyFact[]) => inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', facts))
  const gatewayPaymentId = 'on-paper'
  await tell({
    ...{ kind: 'paid', gatewayPaymentId, gatewaySessionId: url.slice(url.lastIndexOf('/') + 1), reference: null },
    ...{ amountMinor: 990, currency: 'USD', paidAt: at, receiptUrl: url },
  })
  const back = { kind: 'refund', gatewayPaymentId, at } as const
  await tell({ ...back, gatewayRefundId: 're-1', amountMinor: 330, state: 'succeeded' })
  await tell({ ...back, gatewayRefundId: 're-2', amountMinor: 100, state: 'failed' })
  await ctx.db.update(payment).set({ discountMinor: 110 }).where(eq(payment.gatewayPaymentId, gatewayPaymentId))

  const [line] = (await listBillingHistory(buyer, { limit: 1 })).lines
  if (!line) throw new Error('nothing was paid')
  expect(await readReceipt(buyer, line.id)).toEqual({
    id: line.id,
    orderId,
    packageId: 'starter',
    planId: null,
    credits: 115,
    periodEnd: null,
    amountMinor: 990,
    discountMinor: 110,
    currency: 'USD',
    state: 'partly-refunded',
    paidAt: at,
    refunds: [{ amountMinor: 330, state: 'succeeded', at }],
    refundedMinor: 330,
    gateway: 'test',
    gatewayPaymentId,
    gatewayInvoiceId: null,
    // The page of the test gateway is no paper.
    receiptUrl: null,
    buyer: { name: 'Test Person', email: person.email },
    origin: 'http://127.0.0.1:4321',
  })

  const stranger = asUser(ctx, await createUser(ctx))
  await expect(readReceipt(stranger, line.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  await expect(readReceipt(admin, line.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('each month of a plan has its own; what was never paid has none', async () => {
  const { ctx, person, book, month, snapshot, orderId } = await subscriber()
  const buyer = asUser(ctx, person)
  await book(month(0), snapshot())
  await book(month(1))
  await book({
    ...{ kind: 'refund', gatewayRefundId: `re-${orderId}`, gatewayPaymentId: `never-${orderId}` },
    ...{ amountMinor: 100, state: 'succeeded', at: ctx.clock.now() },
  })
  const { lines } = await listBillingHistory(buyer, { limit: 10 })
  expect(lines).toHaveLength(2)
  for (const { id, periodEnd } of lines) {
    expect(await readReceipt(buyer, id)).toMatchObject({ id, orderId, planId: 'creator', credits: 150, periodEnd })
  }
  const [announced] = await ctx.db
    .select()
    .from(payment)
    .where(eq(payment.gatewayPaymentId, `never-${orderId}`))
  if (!announced) throw new Error('the refund is not known')
  await ctx.db.update(payment).set({ orderId }).where(eq(payment.id, announced.id))
  await expect(readReceipt(buyer, announced.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

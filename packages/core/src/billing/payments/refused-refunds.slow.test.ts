import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { Id } from '@studiolo/db/states/ids'
import { getPlanOf } from '../../plans'
import { asUser, createUser } from '../../testing/world'
import { closeDispute, listPayments, refundPayment, startSubscription } from '../index'
import { bookFacts } from './book-facts'
import { sendRefundJob } from './send-refund.job'
import { atBothGateways } from './testing/paid-at-creem'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

/** Paid at Stripe, and again at Creem, whose page was still open. */
async function paidTwice() {
  const site = await atBothGateways()
  const { stripe, creem, pump, buy } = site
  stripe.faults.next('lost-answer')
  await buy()
  const [session] = stripe.sessions.values()
  const [checkout = ''] = creem.checkouts.keys()
  await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  const { order } = await creem.pay(checkout)
  const jobs = await pump.untilIdle()
  const second = async () => (await site.payments()).find(({ gateway }) => gateway === 'creem')
  return { ...site, second, jobs, atCreem: order.id }
}

test('a second payment at Creem cannot go back by itself: it is asked once, kept, and reported', async () => {
  const { second, jobs, alerts, balance, payments, atCreem } = await paidTwice()
  expect(await balance()).toMatchObject({ available: 115 })
  expect((await payments()).map(({ gateway, state }) => [gateway, state]).toSorted()).toEqual([
    ['creem', 'duplicate'],
    ['stripe', 'paid'],
  ])
  expect(jobs.filter((name) => name === 'billing.send-refund')).toHaveLength(1)
  const shown = await second()
  const refusal = 'Creem gives money back only in its dashboard'
  expect(shown).toMatchObject({ refundRefusal: refusal, leftMinor: 990, refundedMinor: 0 })
  expect(await alerts('billing.paid-twice')).toHaveLength(1)
  expect(await alerts('billing.refund-refused')).toMatchObject([
    {
      severity: 'critical',
      key: shown?.id,
      payload: { paymentId: shown?.id, gateway: 'creem', gatewayPaymentId: atCreem, amountMinor: 990, why: refusal },
    },
  ])
})

test('asked again it says the same once; an admin’s click is refused as before', async () => {
  const { ctx, second, alerts } = await paidTwice()
  const id = (await second())?.id as Id<'pay'>
  await sendRefundJob.run(ctx, { paymentId: id, amountMinor: 990, reference: `duplicate:${id}` }, run)
  expect(await alerts('billing.refund-refused')).toHaveLength(1)
  const asked = { paymentId: id, reason: 'It was paid twice', idempotencyKey: 'an-admins-click' }
  await expect(refundPayment(ctx, asked)).rejects.toMatchObject({ kind: 'PAYMENT_REFUSED' })
  const refused = await listPayments(ctx, { limit: 10, concern: 'refund-refused' })
  expect(refused.payments.map((one) => one.id)).toEqual([id])
})

test('sent back in the dashboard, the refusal is over, told by a webhook or found in the list', async () => {
  const told = await paidTwice()
  await told.creem.refund(told.atCreem)
  await told.pump.untilIdle()
  expect(await told.second()).toMatchObject({ refundRefusal: null, refundedMinor: 990, leftMinor: 0 })

  const found = await paidTwice()
  found.creem.webhooks.manner = 'lost'
  await found.creem.refund(found.atCreem)
  await found.pull()
  expect(await found.second()).toMatchObject({ refundRefusal: null, refundedMinor: 990, leftMinor: 0, refunds: [] })
})

test('a part of it sent back, or a dispute over it that was won, leaves the rest to be sent', async () => {
  const { ctx, creem, pump, second, atCreem, alerts } = await paidTwice()
  const paymentId = (await second())?.id as Id<'pay'>
  const { id: disputeId } = await creem.dispute(atCreem)
  await pump.untilIdle()
  expect(await second()).toMatchObject({ refundRefusal: expect.any(String), leftMinor: 0 })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  creem.winDispute(atCreem)
  await closeDispute(admin, { paymentId, disputeId, outcome: 'won', reason: 'Seen in the dashboard' })
  expect(await pump.untilIdle()).toContain('billing.send-refund')
  await creem.refund(atCreem, 400)
  await pump.untilIdle()
  expect(await second()).toMatchObject({ refundRefusal: expect.any(String), refundedMinor: 400, leftMinor: 590 })
  await creem.refund(atCreem, 590)
  await pump.untilIdle()
  expect(await second()).toMatchObject({ refundRefusal: null, leftMinor: 0 })
  expect(await alerts('billing.refund-refused')).toHaveLength(1)
})

test('what was sent back in the dashboard before it was asked for is no refusal', async () => {
  const { ctx, creem, pump, second, atCreem, alerts } = await paidTwice()
  await creem.refund(atCreem)
  await pump.untilIdle()
  const id = (await second())?.id as Id<'pay'>
  await sendRefundJob.run(ctx, { paymentId: id, amountMinor: 990, reference: `duplicate:${id}` }, run)
  expect(await second()).toMatchObject({ refundRefusal: null })
  expect(await alerts('billing.refund-refused')).toHaveLength(1)
})

test('nor can a second subscription’s money at Creem: the subscription ends, the money is for a person to send', async () => {
  const { ctx, stripe, creem, buyer, user, pump, payments, alerts } = await atBothGateways()
  const plan = { planId: 'creator', amountMinor: 1200, currency: 'USD' }
  stripe.faults.next('rate-limit')
  await startSubscription(buyer, { ...plan, idempotencyKey: 'at-creem' })
  const [checkout = ''] = creem.checkouts.keys()
  await startSubscription(buyer, { ...plan, idempotencyKey: 'at-stripe' })
  const [session] = stripe.sessions.values()
  await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  const { transaction } = await creem.pay(checkout)
  await pump.untilIdle()
  expect((await payments()).find(({ gateway }) => gateway === 'creem')).toMatchObject({
    state: 'duplicate',
    gatewayPaymentId: transaction.id,
    refundRefusal: 'Creem gives money back only in its dashboard',
  })
  expect([...creem.subscriptions.values()].map(({ status }) => status)).toEqual(['canceled'])
  expect((await getPlanOf(ctx, user.id)).id).toBe('creator')
  expect(await alerts('billing.subscribed-twice')).toHaveLength(1)
  expect(await alerts('billing.refund-refused')).toHaveLength(1)
})

/** Bought at Stripe; the payment, and a job that sends it back. */
async function paidAtStripe() {
  const site = await atBothGateways()
  const { ctx, stripe, pump, buy } = site
  await buy()
  const [session] = stripe.sessions.values()
  const { payment_intent: intent } = await stripe.pay(session?.id ?? '')
  await pump.untilIdle()
  const [paid] = await site.payments()
  if (!paid) throw new Error('no payment')
  const send = (by: Ctx = ctx) =>
    sendRefundJob.run(by, { paymentId: paid.id, amountMinor: 990, reference: `deleted:${paid.id}` }, run)
  return { ...site, paid, intent: String(intent), send }
}

test('no answer, and too many requests, are asked again; nothing is kept of it', async () => {
  const { stripe, send, payments, alerts } = await paidAtStripe()
  stripe.faults.next('server-error')
  await expect(send()).rejects.toMatchObject({ outcome: 'unknown' })
  stripe.faults.next('rate-limit')
  await expect(send()).rejects.toMatchObject({ outcome: 'refused', isPassing: true })
  expect(await payments()).toMatchObject([{ refundRefusal: null }])
  await send()
  expect(await payments()).toMatchObject([{ state: 'refunded', refundRefusal: null, leftMinor: 0 }])
  expect(await alerts()).toEqual([])
})

test('Stripe may refuse as well; an admin’s refund later ends it', async () => {
  const { ctx, stripe, paid, intent, send, payments, alerts } = await paidAtStripe()
  const gone = 'pi_gone'
  const name = (gatewayPaymentId: string) =>
    ctx.db.update(payment).set({ gatewayPaymentId }).where(eq(payment.id, paid.id))
  await name(gone)
  await send()
  expect(await payments()).toMatchObject([
    { state: 'paid', refundRefusal: expect.stringContaining('No such payment_intent') },
  ])
  expect(await alerts('billing.refund-refused')).toHaveLength(1)
  await name(intent)
  await refundPayment(ctx, { paymentId: paid.id, reason: 'The account is gone', idempotencyKey: 'an-admins-click' })
  expect(await payments()).toMatchObject([{ state: 'refunded', refundRefusal: null }])
  expect(stripe.refunds.size).toBe(1)
})

test('a refund that fails after days is reported like one that was refused', async () => {
  const { stripe, intent, pump, payments, alerts, balance } = await paidAtStripe()
  const { id } = await stripe.refund(intent)
  await pump.untilIdle()
  await stripe.failRefund(id)
  await pump.untilIdle()
  expect(await payments()).toMatchObject([
    { state: 'paid', leftMinor: 990, refundRefusal: `its refund ${id} has failed` },
  ])
  expect(await balance()).toMatchObject({ available: 115 })
  expect(await alerts('billing.refund-refused')).toMatchObject([{ payload: { amountMinor: 990, currency: 'USD' } }])
})

test('money of no order of ours is reported, once', async () => {
  const { ctx, payments, alerts } = await atBothGateways()
  const stray = {
    kind: 'paid',
    gatewayPaymentId: 'ord_stray',
    reference: null,
    gatewaySessionId: null,
    amountMinor: 500,
    currency: 'USD',
    paidAt: ctx.clock.now(),
    receiptUrl: null,
  } as const
  for (let times = 0; times < 2; times++) await inTransaction(ctx, (ctx) => bookFacts(ctx, 'creem', [stray]))
  expect(await payments()).toMatchObject([{ state: 'unmatched', gatewayPaymentId: 'ord_stray' }])
  const [{ id } = { id: '' }] = await payments()
  expect(await alerts()).toMatchObject([
    {
      name: 'billing.payment-unmatched',
      severity: 'critical',
      key: id,
      payload: { paymentId: id, gateway: 'creem', gatewayPaymentId: 'ord_stray' },
    },
  ])
})

test('a bank’s suspicion of fraud is told once, and kept', async () => {
  const { ctx, stripe, intent, pump, payments, alerts } = await paidAtStripe()
  const [before] = await payments()
  expect(before?.fraudWarnedAt).toBeNull()
  const warnedAt = ctx.clock.now()
  await stripe.warnOfFraud(intent)
  await stripe.warnOfFraud(intent)
  await pump.untilIdle()
  expect(await payments()).toMatchObject([{ state: 'paid', fraudWarnedAt: warnedAt }])
  expect(await alerts()).toMatchObject([{ name: 'billing.fraud-warned', payload: { gatewayPaymentId: intent } }])
  const listed = async (concern: 'fraud-warned' | 'refund-refused') =>
    (await listPayments(ctx, { limit: 10, concern })).payments.length
  expect([await listed('fraud-warned'), await listed('refund-refused')]).toEqual([1, 0])
  await stripe.refund(intent)
  await pump.untilIdle()
  expect(await listed('fraud-warned')).toBe(0)
})

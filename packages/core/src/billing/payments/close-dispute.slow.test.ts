import { auditEntry } from '@studiolo/db/schema/audit'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Ctx } from '../../kernel/context'
import { getPlanOf } from '../../plans'
import { asUser, createUser } from '../../testing/world'
import { closeDispute, getSubscription, startSubscription } from '../index'
import { atBothGateways } from './testing/paid-at-creem'

const reason = 'Seen in the dashboard'

/** A disputed payment at Creem, of a package or a plan, and an admin. */
async function disputed(of: 'package' | 'plan' = 'package') {
  const site = await atBothGateways()
  const { ctx, stripe, creem, buyer, pump } = site
  let id: string
  if (of === 'package') id = await site.payAtCreem()
  else {
    stripe.faults.next('rate-limit')
    await startSubscription(buyer, { planId: 'creator', amountMinor: 1200, currency: 'USD', idempotencyKey: 'a-plan' })
    id = (await creem.pay([...creem.checkouts.keys()].at(-1) ?? '')).transaction.id
    await pump.untilIdle()
  }
  const { id: disputeId } = await creem.dispute(id)
  await pump.untilIdle()
  const [payment] = await site.payments()
  const paymentId = payment?.id as Id<'pay'>
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const close = (outcome: 'won' | 'lost', by: Ctx = admin) =>
    closeDispute(by, { paymentId, disputeId, outcome, reason })
  return { ...site, payment, paymentId, disputeId, admin, close }
}

test('won, as an admin says: the credits are back, said twice it is written once', async () => {
  const { ctx, payment, paymentId, disputeId, admin, close, balance, clock, pull } = await disputed()
  expect(payment).toMatchObject({ state: 'disputed', mayCloseDisputes: true })
  expect(await balance()).toMatchObject({ available: 0 })
  const both = await Promise.all([close('won'), close('won')])
  for (const view of both) expect(view).toMatchObject({ state: 'paid', takenCredits: 0, disputes: [{ state: 'won' }] })
  expect(await balance()).toMatchObject({ available: 115 })
  const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.action, 'payment.dispute-closed'))
  expect(audited).toMatchObject([
    { subject: paymentId, before: { disputeId, state: 'open' }, after: { disputeId, state: 'won' }, reason },
  ])
  expect(audited[0]?.actor).toContain(admin.actor.kind === 'user' ? admin.actor.userId : 'nobody')
  await expect(close('lost')).rejects.toMatchObject({ kind: 'CONFLICT' })
  // What the gateway still shows does not open it again.
  clock.advance(86_400_000)
  await pull()
  expect(await balance()).toMatchObject({ available: 115 })
})

test('lost: they stay taken, and the plan it paid for ends', async () => {
  const { ctx, user, buyer, close, balance, pump } = await disputed('plan')
  expect((await getPlanOf(ctx, user.id)).id).toBe('creator')
  expect(await close('lost')).toMatchObject({ state: 'lost', leftMinor: 0 })
  await pump.untilIdle()
  expect(await getSubscription(buyer)).toMatchObject({ state: 'canceled' })
  expect((await getPlanOf(ctx, user.id)).id).toBe('free')
  expect(await balance()).toMatchObject({ available: 0 })
})

test('only an admin may, only of what is open, and only where the gateway does not tell itself', async () => {
  const { ctx, user, paymentId, close, stripe, pump, payments, admin } = await disputed()
  await expect(close('won', asUser(ctx, user))).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  await expect(close('won', support)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const other = closeDispute(admin, { paymentId, disputeId: 'disp_other', outcome: 'won', reason })
  await expect(other).rejects.toMatchObject({ kind: 'CONFLICT' })
  const unknown = closeDispute(admin, { paymentId: ctx.ids.next('pay'), disputeId: 'd', outcome: 'won', reason })
  await expect(unknown).rejects.toMatchObject({ kind: 'NOT_FOUND' })

  const [session] = stripe.sessions.values()
  if (session) throw new Error('the first purchase was to be at Creem alone')
  const atStripe = await disputedAtStripe()
  await expect(closeDispute(atStripe.admin, atStripe.input)).rejects.toMatchObject({ kind: 'CONFLICT' })
  expect(await atStripe.payments()).toMatchObject([{ state: 'disputed', mayCloseDisputes: false }])
  await pump.untilIdle()
  expect(await payments()).toMatchObject([{ state: 'disputed' }])
})

async function disputedAtStripe() {
  const site = await atBothGateways()
  await site.buy()
  const [session] = site.stripe.sessions.values()
  const { payment_intent: intent } = await site.stripe.pay(session?.id ?? '')
  const { id: disputeId } = await site.stripe.openDispute(String(intent))
  await site.pump.untilIdle()
  const paymentId = (await site.payments())[0]?.id as Id<'pay'>
  const admin = asUser(site.ctx, await createUser(site.ctx, { role: 'admin' }))
  return { ...site, admin, input: { paymentId, disputeId, outcome: 'won' as const, reason } }
}

import { alertSignal } from '@studiolo/db/schema/ops'
import { idToUuid } from '@studiolo/db/states/ids'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../kernel/clock'
import { getPlanOf } from '../../plans'
import { twoGateways } from '../gateways/testing/two-gateways'
import {
  cancelSubscription,
  changePlan,
  getSubscription,
  listPayments,
  openPortal,
  previewPlanChange,
  resumeSubscription,
  startSubscription,
} from '../index'
import { jobHandlers } from '../worker'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
const creator = { planId: 'creator', amountMinor: 1200, currency: 'USD', idempotencyKey: 'first-intention' }
const pro = { planId: 'pro', amountMinor: 2900, currency: 'USD', idempotencyKey: 'upgrade-intention' }

/** Both gateways, and somebody who wants the creator plan. */
async function scene() {
  const both = await twoGateways()
  const { ctx, buyer, user, stripe, pump, balance } = both
  /** Stripe has told all that happened, and it was handled. */
  const settled = async () => {
    await stripe.releaseWebhooks()
    await pump.untilIdle()
  }
  return {
    ...both,
    settled,
    subscribe: () => startSubscription(buyer, creator),
    /** Pays the session at Stripe; answers the subscription's id there. */
    async payAtStripe() {
      const [session] = stripe.sessions.values()
      await stripe.pay(session?.id ?? '')
      await pump.untilIdle()
      return [...stripe.subscriptions.keys()][0] ?? ''
    },
    standing: async () => ({
      plan: (await getPlanOf(ctx, user.id)).id,
      state: (await getSubscription(buyer))?.state ?? null,
      available: (await balance()).available,
    }),
  }
}

test('at Stripe: subscribed, upgraded, renewed, not paid, paid late, canceled, resumed, ended', async () => {
  const { buyer, clock, stripe, settled, subscribe, payAtStripe, standing } = await scene()
  await subscribe()
  const id = await payAtStripe()
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })

  clock.advance(10 * DAY_MS)
  const preview = await previewPlanChange(buyer, 'pro')
  expect(preview).toMatchObject({ direction: 'upgrade', from: null })
  // 21 of 31 days are left of a month that costs 17.00 more.
  expect(preview.dueMinor).toBeCloseTo((1700 * 21) / 31, -1)
  await changePlan(buyer, pro)
  await settled()
  expect(await standing()).toEqual({ plan: 'pro', state: 'active', available: 150 + Math.ceil((250 * 21) / 31) })

  expect(await changePlan(buyer, pro)).toMatchObject({ planId: 'pro', nextPlanId: null })
  await expect(previewPlanChange(buyer, 'pro')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })

  await changePlan(buyer, { ...creator, idempotencyKey: 'downgrade-intention' })
  await settled()
  expect(await getSubscription(buyer)).toMatchObject({ planId: 'pro', nextPlanId: 'creator', state: 'active' })
  await changePlan(buyer, { ...pro, idempotencyKey: 'keep-intention' })
  await settled()
  expect(await getSubscription(buyer)).toMatchObject({ planId: 'pro', nextPlanId: null })

  clock.advance(21 * DAY_MS)
  await stripe.renew(id, 'paid')
  await settled()
  expect(await standing()).toMatchObject({ plan: 'pro', state: 'active' })
  clock.advance(31 * DAY_MS)
  await stripe.renew(id, 'failed')
  await settled()
  expect(await standing()).toMatchObject({ plan: 'pro', state: 'past-due' })
  await expect(changePlan(buyer, { ...creator, idempotencyKey: 'while-past-due' })).rejects.toMatchObject({
    kind: 'CONFLICT',
  })
  clock.advance(8 * DAY_MS)
  await jobHandlers.find(({ job }) => job.name === 'billing.end-grace')?.run(buyer, {}, run)
  expect(await standing()).toMatchObject({ plan: 'free', state: 'limited' })
  await stripe.retry(id, 'paid')
  await settled()
  expect(await standing()).toMatchObject({ plan: 'pro', state: 'active' })

  expect(await cancelSubscription(buyer)).toMatchObject({ state: 'active', cancelsAt: expect.any(Date) })
  expect(await resumeSubscription(buyer)).toMatchObject({ state: 'active', cancelsAt: null })
  await cancelSubscription(buyer)
  await stripe.end(id)
  await settled()
  expect(await standing()).toMatchObject({ plan: 'free', state: 'canceled' })
  expect((await subscribe().catch((error: unknown) => error)) as object).toMatchObject({ kind: 'CONFLICT' })
  expect(await startSubscription(buyer, { ...creator, idempotencyKey: 'again' })).toMatchObject({ gateway: 'stripe' })
})

test('a declined upgrade changes nothing, and may be tried again under another key', async () => {
  const { buyer, clock, stripe, settled, subscribe, payAtStripe, standing } = await scene()
  await subscribe()
  await payAtStripe()
  clock.advance(MINUTE_MS)
  stripe.faults.next('card-declined', 'POST')
  await expect(changePlan(buyer, pro)).rejects.toMatchObject({ kind: 'PAYMENT_REFUSED' })
  await settled()
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
  await changePlan(buyer, { ...pro, idempotencyKey: 'another-intention' })
  await settled()
  expect(await standing()).toMatchObject({ plan: 'pro', available: 400 })
})

test('with Stripe down Creem takes the plan, and the months after it', async () => {
  const { stripe, creem, pump, subscribe, standing } = await scene()
  stripe.faults.next('server-error')
  expect(await subscribe()).toMatchObject({ gateway: 'creem' })
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  await pump.untilIdle()
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
})

test('paid at both: the second subscription ends, its money goes back by itself, and it is reported', async () => {
  const { ctx, stripe, creem, subscribe, payAtStripe, standing } = await scene()
  stripe.faults.next('lost-answer')
  await subscribe()
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  await payAtStripe()
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
  const { payments } = await listPayments(ctx, { limit: 10 })
  expect(payments.map(({ gateway, state }) => [gateway, state]).toSorted()).toEqual([
    ['creem', 'paid'],
    ['stripe', 'duplicate'],
  ])
  expect([...stripe.refunds.values()]).toMatchObject([{ amount: 1200, status: 'succeeded' }])
  expect([...stripe.subscriptions.values()]).toMatchObject([{ status: 'canceled' }])
  const alerts = await ctx.db.select().from(alertSignal).where(eq(alertSignal.name, 'billing.subscribed-twice'))
  expect(alerts).toHaveLength(1)
})

test.each(['stripe', 'creem'] as const)('what lost webhooks of %s would have brought is pulled', async (gateway) => {
  const { ctx, stripe, creem, pump, subscribe, payAtStripe, standing } = await scene()
  stripe.holdWebhooks()
  creem.webhooks.manner = 'lost'
  if (gateway === 'creem') stripe.faults.next('rate-limit')
  await subscribe()
  if (gateway === 'stripe') await payAtStripe()
  else await creem.pay([...creem.checkouts.keys()][0] ?? '')
  const pull = jobHandlers.find(({ job }) => job.name === 'billing.pull-facts')
  await pull?.run(ctx, {}, run)
  await pull?.run(ctx, {}, run)
  await pump.untilIdle()
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
})

test('until the upgrade is known to be paid it is not charged again, not taken back, and no other one is begun', async () => {
  const { buyer, clock, stripe, settled, subscribe, payAtStripe, standing } = await scene()
  await subscribe()
  await payAtStripe()
  clock.advance(MINUTE_MS)
  await changePlan(buyer, pro)
  const charged = stripe.paymentIntents.size
  const again = { ...pro, idempotencyKey: 'another-tab' }
  expect(await changePlan(buyer, again)).toMatchObject({ planId: 'creator', nextPlanId: 'pro' })
  await expect(previewPlanChange(buyer, 'pro')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  for (const planId of ['creator', 'business']) {
    await expect(changePlan(buyer, { ...pro, planId, idempotencyKey: planId })).rejects.toMatchObject({
      kind: 'CONFLICT',
    })
  }
  expect(stripe.paymentIntents.size).toBe(charged)
  await settled()
  expect(await standing()).toEqual({ plan: 'pro', state: 'active', available: 400 })
})

test('what begins after its owner has gone ends at once, and its money goes back', async () => {
  const { ctx, user, stripe, settled, subscribe, payAtStripe, balance } = await scene()
  await subscribe()
  await ctx.db.execute(sql`update "user" set state = 'deleted', deleted_at = now() where id = ${idToUuid(user.id)}`)
  const id = await payAtStripe()
  await settled()
  await settled()
  expect(stripe.subscriptions.get(id)).toMatchObject({ status: 'canceled' })
  expect([...stripe.refunds.values()]).toMatchObject([{ amount: 1200 }])
  expect(await balance()).toEqual({ available: 0, held: 0, debt: 0 })
})

test('the plan ends with a month whose money the bank took, not with an earlier one', async () => {
  const { clock, stripe, settled, subscribe, payAtStripe, standing, balance } = await scene()
  await subscribe()
  const id = await payAtStripe()
  clock.advance(31 * DAY_MS)
  await stripe.renew(id)
  await settled()
  const [first = '', second = ''] = stripe.paymentIntents.keys()
  const lose = async (intent: string) => {
    const { id: disputeId } = await stripe.openDispute(intent)
    await stripe.closeDispute(disputeId, 'lost')
    await settled()
  }
  await lose(first)
  expect(await standing()).toMatchObject({ plan: 'creator', state: 'active' })
  await lose(second)
  expect(stripe.subscriptions.get(id)).toMatchObject({ status: 'canceled' })
  expect(await standing()).toMatchObject({ plan: 'free', available: 0 })
  expect(await balance()).toMatchObject({ debt: 0 })
})

test('nobody can make us ask a gateway without end', async () => {
  const { buyer, stripe, subscribe, payAtStripe } = await scene()
  await subscribe()
  await payAtStripe()
  for (let count = 0; count < 30; count++) await previewPlanChange(buyer, 'pro')
  const before = stripe.requests.length
  await expect(previewPlanChange(buyer, 'pro')).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  await expect(openPortal(buyer)).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  await expect(cancelSubscription(buyer)).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  expect(stripe.requests.length).toBe(before)
})

test('a declined upgrade leaves a planned downgrade as it was planned', async () => {
  const { buyer, clock, stripe, settled, subscribe, payAtStripe } = await scene()
  await subscribe()
  const id = await payAtStripe()
  clock.advance(MINUTE_MS)
  await changePlan(buyer, pro)
  await settled()
  await changePlan(buyer, { ...creator, idempotencyKey: 'downgrade-intention' })
  const planned = stripe.subscriptions.get(id)?.items.data[0]?.price.id
  const business = { planId: 'business', amountMinor: 9900, currency: 'USD', idempotencyKey: 'too-much' }
  // Of the first call, which takes the downgrade back and charges nothing, and of the second, which charges.
  for (const fault of ['money-later', 'card-declined'] as const) stripe.faults.next(fault, 'POST')
  await expect(changePlan(buyer, business)).rejects.toMatchObject({ kind: 'PAYMENT_REFUSED' })
  expect(await getSubscription(buyer)).toMatchObject({ planId: 'pro', nextPlanId: 'creator' })
  expect(stripe.subscriptions.get(id)?.items.data[0]?.price.id).toBe(planned)
})

test.each([
  ['the month below an upgrade ends the plan', 0, { plan: 'free', state: 'canceled' }],
  ['an upgrade alone leaves the plan before it', 1, { plan: 'creator', state: 'active' }],
] as const)('money that the bank took: %s', async (_, which, expected) => {
  const { buyer, clock, stripe, settled, subscribe, payAtStripe, standing } = await scene()
  await subscribe()
  await payAtStripe()
  clock.advance(MINUTE_MS)
  await changePlan(buyer, pro)
  await settled()
  const { id } = await stripe.openDispute([...stripe.paymentIntents.keys()][which] ?? '')
  await stripe.closeDispute(id, 'lost')
  await settled()
  expect(await standing()).toMatchObject(expected)
})

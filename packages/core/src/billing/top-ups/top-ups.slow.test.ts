import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import { inTransaction } from '../../kernel/context'
import { untilSomebodyWaits } from '../../testing/until-somebody-waits'
import { changeTopUp, stopTopUp } from '../index'
import { jobHandlers } from '../worker'
import { chargeTopUpJob } from './charge-top-up.job'
import { bookFacts } from '../payments/book-facts'
import { orderTopUp } from './order-top-up'
import { run, topUpScene } from './testing/top-up-scene'
import { topUpJob } from './top-up.job'

const times = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make))

test('a purchase that asks for it switches it on, with the card it was paid with', async () => {
  const { bought, topUp, audited, look, charges } = await topUpScene()
  await bought({ threshold: 50, monthlyCapMinor: 2000 })
  expect(await topUp()).toEqual({
    state: 'on',
    packageId: 'starter',
    threshold: 50,
    monthlyCapMinor: 2000,
    currency: 'USD',
    spentMinor: 0,
    resetsAt: new Date('2026-02-01T00:00:00.000Z'),
    methodLabel: 'visa 4242',
  })
  expect(await audited()).toEqual(['top-up.on'])
  await look()
  expect(charges()).toEqual([])
})

test('credits below the threshold are topped up once, and their owner is told', async () => {
  const { bought, spend, look, balance, topUp, topUps, charges, mails, person } = await topUpScene()
  await bought()
  await spend(65)
  await look()
  expect(charges()).toEqual([])
  await spend(1)
  await look()
  expect(charges()).toEqual(['succeeded'])
  expect(await balance()).toEqual({ available: 49 + 115, held: 66, debt: 0 })
  expect(await topUps()).toMatchObject([{ state: 'paid', packageId: 'starter', amountMinor: 990 }])
  expect(await topUp()).toMatchObject({ state: 'on', spentMinor: 990 })
  expect(mails).toMatchObject([
    { to: person.email, subject: 'Your credits were topped up: 115 for $9.90', text: expect.stringContaining('115') },
  ])
  await look()
  expect(charges()).toHaveLength(1)
  expect(mails).toHaveLength(1)
})

test('looked at ten times at once it is ordered once, and charged ten times at once it is charged once', async () => {
  const { ctx, bought, spend, settle, topUps, charges, balance, mails, underWay } = await topUpScene()
  await bought()
  await spend(100)
  await times(10, () => topUpJob.run(ctx, {}, run))
  expect(await topUps()).toHaveLength(1)
  const session = await underWay()
  await times(10, () => chargeTopUpJob.run(ctx, session, run))
  await settle()
  expect(charges()).toEqual(['succeeded'])
  expect(await balance()).toMatchObject({ available: 15 + 115 })
  expect(mails).toHaveLength(1)
})

test('who looks while the credits are being booked waits for them, and orders nothing more', async () => {
  const { ctx, clock, person, bought, spend, topUps, underWay, balance } = await topUpScene()
  await bought()
  await spend(100)
  await topUpJob.run(ctx, {}, run)
  const { sessionId: reference } = await underWay()
  const [isBooked, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const booking = inTransaction(ctx, async (ctx) => {
    const money = { amountMinor: 990, currency: 'USD', paidAt: clock.now(), receiptUrl: null }
    const names = { gatewayPaymentId: 'pi_without_them', gatewaySessionId: null, reference }
    await bookFacts(ctx, 'stripe', [{ kind: 'paid', ...names, ...money }])
    isBooked.resolve()
    await mayCommit.promise
  })
  await isBooked.promise
  const look = inTransaction(ctx, (ctx) => orderTopUp(ctx, person.id))
  await untilSomebodyWaits(ctx)
  mayCommit.resolve()
  await booking
  expect(await look).toBe(false)
  expect(await topUps()).toHaveLength(1)
  expect(await balance()).toMatchObject({ available: 15 + 115 })
})

test('the cap of the month holds, and the next month begins anew', async () => {
  const { clock, bought, spend, look, topUp, charges } = await topUpScene()
  await bought({ threshold: 100, monthlyCapMinor: 2 * 990 + 989 })
  for (const amount of [115, 115, 115]) {
    await spend(amount)
    await look()
  }
  expect(charges()).toHaveLength(2)
  expect(await topUp()).toMatchObject({ state: 'on', spentMinor: 1980 })
  clock.set(new Date('2026-01-31T23:59:00.000Z'))
  await look()
  expect(charges()).toHaveLength(2)
  clock.set(new Date('2026-02-01T00:00:00.000Z'))
  expect(await topUp()).toMatchObject({ spentMinor: 0, resetsAt: new Date('2026-03-01T00:00:00.000Z') })
  await look()
  expect(charges()).toHaveLength(3)
  expect(await topUp()).toMatchObject({ spentMinor: 990 })
})

test.each(['lost-answer', 'server-error', 'rate-limit', 'key-in-use'] as const)(
  'Stripe answers with %s: it is asked again, charged once, and nobody is told of a refusal',
  async (fault) => {
    const { ctx, stripe, pump, bought, spend, settle, balance, topUp, charges, subjects, underWay } = await topUpScene()
    await bought()
    await spend(100)
    await topUpJob.run(ctx, {}, run)
    const session = await underWay()
    stripe.holdWebhooks()
    stripe.faults.next(fault, 'POST')
    await expect(pump.untilIdle()).rejects.toMatchObject({ outcome: 'unknown' })
    await topUpJob.run(ctx, {}, run)
    expect(await underWay()).toEqual(session)
    await chargeTopUpJob.run(ctx, session, run)
    await settle()
    expect(charges()).toEqual(['succeeded'])
    expect(await balance()).toMatchObject({ available: 15 + 115 })
    expect(await topUp()).toMatchObject({ state: 'on', spentMinor: 990 })
    expect(subjects()).toEqual(['Your credits were topped up: 115 for $9.90'])
  },
)

test('a lost answer that the webhook makes up for is not asked for again', async () => {
  const { ctx, stripe, pump, bought, spend, settle, balance, charges, underWay } = await topUpScene()
  await bought()
  await spend(100)
  await topUpJob.run(ctx, {}, run)
  const session = await underWay()
  stripe.faults.next('lost-answer', 'POST')
  await expect(pump.untilIdle()).rejects.toMatchObject({ outcome: 'unknown' })
  await settle()
  const asked = stripe.requests.length
  await chargeTopUpJob.run(ctx, session, run)
  expect(stripe.requests).toHaveLength(asked)
  expect(charges()).toEqual(['succeeded'])
  expect(await balance()).toMatchObject({ available: 15 + 115 })
})

test.each(['card-declined', 'authentication-required'] as const)(
  '%s: it is paused, the order is over and its owner is told; a purchase with a card that works goes on',
  async (fault) => {
    const { stripe, bought, spend, look, balance, topUp, topUps, charges, subjects, audited } = await topUpScene()
    await bought()
    await spend(100)
    stripe.faults.next(fault, 'POST')
    await look()
    expect(charges()).toEqual(['canceled'])
    expect(await topUps()).toMatchObject([{ state: 'expired' }])
    expect(await topUp()).toMatchObject({ state: 'paused', spentMinor: 0 })
    expect(subjects()).toEqual(['Your automatic top-up is paused'])
    expect(await balance()).toMatchObject({ available: 15 })
    await look()
    expect(await topUps()).toHaveLength(1)
    await bought()
    expect(await topUp()).toMatchObject({ state: 'on' })
    await spend(115)
    await look()
    expect(charges()).toEqual(['canceled', 'succeeded'])
    expect(await audited()).toEqual(['top-up.on', 'top-up.on', 'top-up.paused'])
  },
)

test('switched off it buys nothing, and a webhook that is told again does not switch it on', async () => {
  const { stripe, bought, buyer, spend, look, settle, topUp, charges, audited } = await topUpScene()
  const start = stripe.events.length
  await bought()
  await stopTopUp(buyer)
  await stopTopUp(buyer)
  expect(await topUp()).toBeNull()
  stripe.holdWebhooks()
  const [session] = stripe.sessions.values()
  await stripe.refund(session?.payment_intent ?? '', 1)
  const told = stripe.events.slice(start)
  await stripe.releaseWebhooks(() => told.map((event) => ({ ...event, id: `${event.id}_again` })))
  await settle()
  expect(await topUp()).toBeNull()
  await spend(100)
  await look()
  expect(charges()).toEqual([])
  expect(await audited()).toEqual(['top-up.off', 'top-up.on'])
})

test('switched off while it is under way it charges nothing, and says nothing of a refusal', async () => {
  const { ctx, bought, buyer, spend, settle, topUps, charges, mails, audited } = await topUpScene()
  await bought()
  await spend(100)
  await topUpJob.run(ctx, {}, run)
  await stopTopUp(buyer)
  await settle()
  expect(charges()).toEqual([])
  expect(await topUps()).toMatchObject([{ state: 'expired' }])
  expect(mails).toEqual([])
  expect(await audited()).toEqual(['top-up.off', 'top-up.on'])
})

test('changed it buys by its new words; without it, or in another currency, nothing can be changed', async () => {
  const { buyer, bought, spend, look, topUp, topUps } = await topUpScene()
  const words = { packageId: 'standard', threshold: 10, monthlyCapMinor: 3000 }
  await expect(changeTopUp(buyer, words)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await bought()
  expect(await changeTopUp(buyer, words)).toMatchObject({ ...words, state: 'on', methodLabel: 'visa 4242' })
  await spend(100)
  await look()
  expect(await topUps()).toEqual([])
  await spend(6)
  await look()
  expect(await topUps()).toMatchObject([{ packageId: 'standard', amountMinor: 3000, state: 'paid' }])
  expect(await topUp()).toMatchObject({ spentMinor: 3000 })
  await expect(changeTopUp(buyer, { ...words, packageId: 'unheard-of' })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('money that takes days is waited for: nothing else is bought until it has come', async () => {
  const { stripe, ctx, clock, bought, spend, look, settle, balance, topUps, charges } = await topUpScene()
  const expire = jobHandlers.find(({ job }) => job.name === 'billing.expire-orders')
  await bought()
  await spend(100)
  stripe.faults.next('money-later', 'POST')
  await look()
  expect(charges()).toEqual(['processing'])
  for (let day = 0; day < 9; day++) {
    clock.advance(DAY_MS)
    await expire?.run(ctx, {}, run)
    await look()
  }
  expect(await topUps()).toMatchObject([{ state: 'pending' }])
  const [intent] = [...stripe.paymentIntents.values()].toReversed()
  await stripe.settlePayment(intent?.id ?? '', 'succeeded')
  await settle()
  expect(await topUps()).toMatchObject([{ state: 'paid' }])
  expect(await balance()).toMatchObject({ available: 15 + 115 })
})

test('money that never comes pauses it: the order is over and its owner is told once, by webhook or by list', async () => {
  const { stripe, ctx, clock, pump, bought, spend, look, balance, topUp, topUps, subjects } = await topUpScene()
  await bought()
  await spend(100)
  stripe.faults.next('money-later', 'POST')
  await look()
  clock.advance(4 * DAY_MS)
  stripe.holdWebhooks()
  const [intent] = [...stripe.paymentIntents.values()].toReversed()
  await stripe.settlePayment(intent?.id ?? '', 'failed')
  const pull = jobHandlers.find(({ job }) => job.name === 'billing.pull-facts')
  await pull?.run(ctx, {}, run)
  await pump.untilIdle()
  expect(await topUps()).toMatchObject([{ state: 'expired' }])
  expect(await topUp()).toMatchObject({ state: 'paused', spentMinor: 0 })
  await look()
  expect(subjects()).toEqual(['Your automatic top-up is paused'])
  expect(await topUps()).toHaveLength(1)
  expect(await balance()).toMatchObject({ available: 15 })
})

test('what nobody could charge for a day is not charged later, and bought anew when it is over', async () => {
  const { ctx, clock, bought, spend, look, topUps, charges, underWay } = await topUpScene()
  const expire = jobHandlers.find(({ job }) => job.name === 'billing.expire-orders')
  await bought()
  await spend(100)
  await topUpJob.run(ctx, {}, run)
  const session = await underWay()
  clock.advance(DAY_MS)
  await look()
  expect(charges()).toEqual([])
  clock.advance(DAY_MS + HOUR_MS)
  await expire?.run(ctx, {}, run)
  await look()
  await chargeTopUpJob.run(ctx, session, run)
  expect(charges()).toEqual(['succeeded'])
  expect(await topUps()).toMatchObject([{ state: 'expired' }, { state: 'paid' }])
})

test('a session of the same order whose answer was lost is still found and closed once the card is kept', async () => {
  const { ctx, stripe, pump, buy, settle, topUp } = await topUpScene()
  const topUps = { threshold: 50, monthlyCapMinor: 5000 }
  stripe.faults.next('lost-answer', 'POST')
  await expect(buy(topUps, 'one-intention')).rejects.toMatchObject({ kind: 'PAYMENT_UNAVAILABLE' })
  stripe.faults.next('server-error', 'POST')
  await expect(pump.untilIdle()).rejects.toMatchObject({ outcome: 'unknown' })
  await buy(topUps, 'one-intention')
  const [lost, shown] = stripe.sessions.values()
  await stripe.pay(shown?.id ?? '')
  await settle()
  expect(await topUp()).toMatchObject({ state: 'on' })
  const close = jobHandlers.find(({ job }) => job.name === 'billing.close-session')
  await close?.run(ctx, { sessionId: lost?.client_reference_id }, run)
  expect(lost).toMatchObject({ status: 'expired' })
})

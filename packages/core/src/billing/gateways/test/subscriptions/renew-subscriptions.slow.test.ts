import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../../kernel/clock'
import type { Ctx } from '../../../../kernel/context'
import { freshDatabase } from '../../../../testing/database'
import { createFakeClock } from '../../../../testing/fake-clock'
import { world } from '../../../../testing/world'
import { declineTestPayment } from '../index'
import { large, openSubscription } from '../testing/open-subscription'
import { renewTestSubscriptionsJob } from './renew-subscriptions.job'

const { signal } = new AbortController()
const day = (text: string) => new Date(`${text}T12:00:00.000Z`)

const renew = (ctx: Ctx) => renewTestSubscriptionsJob.run(ctx, {}, { signal, attempt: 1, workerId: 'test' })

/** A subscription that began on a day, alone in its database, and the months it was charged for. */
async function begunOn(text: string) {
  const database = await freshDatabase()
  const made = await openSubscription({ database, clock: createFakeClock(day(text)) })
  const { ctx, clock, told } = made
  const months = async () => {
    const invoices = (await told()).filter((fact) => fact.kind === 'invoice-paid')
    return invoices.map(({ amountMinor, lines }) => [
      amountMinor,
      ...lines.map(({ from, to }) => `${from.toISOString()}/${to.toISOString()}`),
    ])
  }
  return {
    ...made,
    months,
    renewOn: (at: Date) => {
      clock.set(at)
      return renew(ctx)
    },
  }
}

const month = (from: string, to: string) => `${day(from).toISOString()}/${day(to).toISOString()}`

test('each month is charged once, when it begins, on the day it began', async () => {
  const { ctx, id, renewOn, months, sent, read } = await begunOn('2026-01-31')
  await renewOn(new Date(day('2026-02-28').getTime() - 1))
  expect(await sent()).toEqual([])
  await Promise.all([renewOn(day('2026-02-28')), renew(ctx), renew(ctx)])
  await renew(ctx)
  await renewOn(new Date(day('2026-03-31').getTime() + HOUR_MS))
  expect(await months()).toEqual([
    [1200, month('2026-01-31', '2026-02-28')],
    [1200, month('2026-02-28', '2026-03-31')],
    [1200, month('2026-03-31', '2026-04-30')],
  ])
  const root = id.slice(4)
  expect((await sent()).toSorted()).toEqual([`tev_${root}-2_1`, `tev_${root}-3_1`, `tev_${root}_3`, `tev_${root}_4`])
  expect(await read()).toMatchObject({ state: 'active', product: 'small' })
})

test('months that went by while nothing ran are not charged afterwards', async () => {
  const { renewOn, months } = await begunOn('2026-01-15')
  await renewOn(day('2026-06-20'))
  expect(await months()).toEqual([
    [1200, month('2026-01-15', '2026-02-15')],
    [1200, month('2026-06-15', '2026-07-15')],
  ])
})

test('a change that waited costs its own price from then on', async () => {
  const { ctx, gateway, subscriptionId, renewOn, months } = await begunOn('2026-01-15')
  const change = { reference: 'a', gatewaySubscriptionId: subscriptionId, from: 'next' as const, ...large }
  await gateway.subscriptions.change(ctx, change, signal)
  await renewOn(day('2026-02-15'))
  expect((await months())[1]).toEqual([3000, month('2026-02-15', '2026-03-15')])
})

test('what is declined is past due, and is not asked again by itself', async () => {
  const { ctx, subscriptionId, renewOn, months, read, sent } = await begunOn('2026-01-15')
  await declineTestPayment(ctx, subscriptionId)
  await renewOn(day('2026-02-15'))
  expect(await read()).toMatchObject({ state: 'past-due', endedAt: null })
  await renewOn(day('2026-02-16'))
  expect(await months()).toHaveLength(1)
  expect(await sent()).toHaveLength(1)
})

test('one that was to end has ended with its month', async () => {
  const { ctx, gateway, subscriptionId, renewOn, months, read } = await begunOn('2026-01-15')
  await gateway.subscriptions.cancel(ctx, { gatewaySubscriptionId: subscriptionId, at: 'period-end' }, signal)
  await renewOn(new Date(day('2026-02-15').getTime() + HOUR_MS))
  await renewOn(day('2026-03-15'))
  expect(await read()).toMatchObject({ state: 'canceled', cancelsAt: null, endedAt: day('2026-02-15') })
  expect(await months()).toHaveLength(1)
})

test('where the gateway is not open nothing is charged', async () => {
  const { clock, database, months } = await begunOn('2026-01-15')
  clock.set(day('2026-02-15'))
  const { ctx: closed } = await world({ database, clock })
  await renew(closed)
  expect(await months()).toHaveLength(1)
  const { ctx: open } = await world({ database, clock, env: { STUDIOLO_DEMO: '1' } })
  await renew(open)
  expect(await months()).toHaveLength(2)
})

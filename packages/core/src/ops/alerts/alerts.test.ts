import { expect, test } from 'vitest'
import { declareAlert, raiseAlert } from '../../kernel/alerts'
import { DAY_MS, MINUTE_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { jobHandlers as mailJobs } from '../../notify/worker'
import { freshDatabase } from '../../testing/database'
import { createPump } from '../../testing/pump-jobs'
import { asUser, createUser, world } from '../../testing/world'
import { listAlerts, pruneAlerts } from '../index'
import { jobHandlers } from '../worker'
import { deliverAlertsJob } from './deliver-alerts.job'

const paidTwice = declareAlert<{ paymentId: string }>('billing.paid-twice', 'warning')
const unmatched = declareAlert<{ paymentId: string }>('billing.payment-unmatched', 'critical')
const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

async function scene() {
  const made = await world({ database: await freshDatabase() })
  const { ctx, mails } = made
  const pump = createPump(ctx, [...jobHandlers, ...mailJobs])
  return {
    ...made,
    admin: await createUser(ctx, { role: 'admin' }),
    raise: (alert: typeof paidTwice, key: string) =>
      inTransaction(ctx, (ctx) => raiseAlert(ctx, alert, key, { paymentId: key })),
    deliver: async () => {
      await deliverAlertsJob.run(ctx, {}, run)
      await pump.untilIdle()
      return mails.splice(0)
    },
  }
}

const listed = async (ctx: Ctx) => (await listAlerts(ctx, { limit: 50 })).alerts

test('admins are told once of all that was raised, the gravest first', async () => {
  const { ctx, admin, raise, deliver } = await scene()
  await createUser(ctx, { role: 'support' })
  for (let times = 0; times < 3; times++) await raise(paidTwice, 'ord_1')
  await raise(unmatched, 'pay_1')
  expect((await listed(ctx)).map(({ deliveredAt }) => deliveredAt)).toEqual([null, null, null, null])
  const told = await deliver()
  expect(told.map(({ to }) => to)).toEqual([admin.email])
  expect(told[0]?.subject).toContain('1 critical')
  const text = told[0]?.text ?? ''
  expect(text.indexOf('billing.payment-unmatched: pay_1')).toBeLessThan(
    text.indexOf('billing.paid-twice: ord_1 (3 times)'),
  )
  expect((await listed(ctx)).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true)
  expect(await deliver()).toEqual([])
})

test('the same trouble is told again after an hour, another at once', async () => {
  const { clock, raise, deliver } = await scene()
  await raise(paidTwice, 'ord_1')
  expect(await deliver()).toHaveLength(1)
  clock.advance(40 * MINUTE_MS)
  await raise(paidTwice, 'ord_1')
  expect(await deliver()).toEqual([])
  await raise(paidTwice, 'ord_2')
  expect((await deliver())[0]?.text).not.toContain('ord_1')
  // What repeats it meanwhile does not put the next mail off.
  clock.advance(30 * MINUTE_MS)
  await raise(paidTwice, 'ord_1')
  expect(await deliver()).toHaveLength(1)
})

test('several workers at once tell it once; only the staff may read them', async () => {
  const { ctx, mails, raise, deliver } = await scene()
  await raise(unmatched, 'pay_1')
  await Promise.all(Array.from({ length: 5 }, () => deliverAlertsJob.run(ctx, {}, run)))
  mails.push(...(await deliver()))
  expect(mails).toHaveLength(1)
  const stranger = asUser(ctx, await createUser(ctx))
  await expect(listAlerts(stranger, { limit: 50 })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('what was told ninety days ago is deleted; what was told later or waits stays', async () => {
  const { ctx, clock, raise, deliver } = await scene()
  const prune = () => jobHandlers.find(({ job }) => job === pruneAlerts)?.run(ctx, {}, run)
  const keys = async () => (await listed(ctx)).map(({ key }) => key)
  await raise(unmatched, 'pay_1')
  await deliver()
  // As old as the first, but told a day later.
  await raise(unmatched, 'pay_2')
  clock.advance(DAY_MS)
  await deliver()
  clock.advance(89 * DAY_MS)
  await raise(unmatched, 'pay_3')
  await prune()
  expect(await keys()).toEqual(['pay_3', 'pay_2', 'pay_1'])
  clock.advance(1)
  await prune()
  expect(await keys()).toEqual(['pay_3', 'pay_2'])
  clock.advance(1000 * DAY_MS)
  await prune()
  expect(await listed(ctx)).toMatchObject([{ key: 'pay_3', deliveredAt: null }])
})

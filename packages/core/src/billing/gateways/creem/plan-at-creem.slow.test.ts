import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { getBalance } from '../../../credits'
import { enqueue } from '../../../jobs'
import { inTransaction } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import { jobHandlers as mailHandlers } from '../../../notify/worker'
import { getPlanOf } from '../../../plans'
import { closeAtEnd } from '../../../testing/close-at-end'
import { freshDatabase } from '../../../testing/database'
import { createFakeClock } from '../../../testing/fake-clock'
import { createPump } from '../../../testing/pump-jobs'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { asUser, createUser, world } from '../../../testing/world'
import {
  cancelSubscription,
  changePlan,
  compareProducts,
  getSubscription,
  listPayments,
  openPortal,
  pullFacts,
  receiveWebhook,
  resumeSubscription,
  startSubscription,
  syncProducts,
} from '../../index'
import { jobHandlers } from '../../worker'

const BEGUN = new Date('2026-04-10T12:00:00Z')
const HALFWAY = new Date('2026-04-25T12:00:00Z')
const END = new Date('2026-05-10T12:00:00Z')

/** A site with Creem behind it over real HTTP, and somebody who is about to pay for the creator plan. */
async function scene() {
  const clock = createFakeClock(BEGUN)
  const creem = await startCreemSimulator({ now: () => clock.now(), taxPercent: 21 })
  const site = createServer((req, res) => {
    void text(req).then(async (body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      await receiveWebhook(ctx, 'creem', body, headers)
      res.end()
    })
  })
  closeAtEnd(creem.close, () => site.close())
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  creem.webhooks.url = origin
  const { ctx } = await world({
    clock,
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
    env: { ...creem.env, APP_URL: origin },
  })
  await syncProducts(ctx, await compareProducts(ctx))
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const pump = createPump(ctx, [...jobHandlers, ...mailHandlers])
  await startSubscription(buyer, { planId: 'creator', amountMinor: 1200, currency: 'USD', idempotencyKey: 'first-key' })
  const checkout = [...creem.checkouts.keys()][0] ?? ''
  const standing = async () => {
    await pump.untilIdle()
    return {
      plan: (await getPlanOf(ctx, person.id)).id,
      state: (await getSubscription(buyer))?.state ?? null,
      available: (await getBalance(ctx, person.id)).available,
    }
  }
  return { ctx, clock, creem, pump, buyer, checkout, standing }
}

const only = (creem: CreemSimulator) => [...creem.subscriptions.keys()][0] ?? ''

test('a plan is subscribed to, renewed, changed, canceled and resumed at Creem', { timeout: 60_000 }, async () => {
  const { clock, creem, buyer, checkout, standing, ctx } = await scene()
  await creem.pay(checkout)
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })

  clock.set(HALFWAY)
  const pro = { planId: 'pro', amountMinor: 2900, currency: 'USD' }
  await changePlan(buyer, { ...pro, idempotencyKey: 'to-pro-key' })
  // Half of 17.00 buys 8.50 of 29.00, of 400 credits.
  expect(await standing()).toEqual({ plan: 'pro', state: 'active', available: 150 + 118 })

  await cancelSubscription(buyer)
  expect(await getSubscription(buyer)).toMatchObject({ cancelsAt: END })
  await resumeSubscription(buyer)
  expect(await getSubscription(buyer)).toMatchObject({ cancelsAt: null })
  expect((await openPortal(buyer)).url).toContain(`${creem.url}/portal/cust_`)

  const creator = { planId: 'creator', amountMinor: 1200, currency: 'USD' }
  await changePlan(buyer, { ...creator, idempotencyKey: 'to-creator-key' })
  expect(await standing()).toMatchObject({ plan: 'pro', state: 'active' })
  clock.set(END)
  creem.declining.add(only(creem))
  await creem.renew(only(creem))
  expect(await standing()).toMatchObject({ state: 'past-due' })
  creem.declining.clear()
  await creem.renew(only(creem))
  expect(await standing()).toMatchObject({ plan: 'creator', state: 'active' })

  const { payments } = await listPayments(ctx, { limit: 10 })
  expect(payments.map(({ amountMinor, credits }) => [amountMinor, credits])).toEqual([
    [1452, 150],
    [1029, 118],
    [1452, 150],
  ])
  await creem.refund(creem.subscriptions.get(only(creem))?.last_transaction_id ?? '')
  await standing()
  const after = await listPayments(ctx, { limit: 1 })
  expect(after.payments).toMatchObject([{ state: 'refunded', takenCredits: 150 }])
})

test('what no webhook told is found in the lists', { timeout: 60_000 }, async () => {
  const { ctx, creem, checkout, standing } = await scene()
  creem.webhooks.manner = 'lost'
  await creem.pay(checkout)
  expect(await standing()).toEqual({ plan: 'free', state: null, available: 0 })
  await inTransaction(ctx, (ctx) => enqueue(ctx, pullFacts, {}, { key: 'pull' }))
  expect(await standing()).toEqual({ plan: 'creator', state: 'active', available: 150 })
})

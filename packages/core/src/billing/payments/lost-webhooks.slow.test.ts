import { expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/clock'
import { atBothGateways } from './testing/paid-at-creem'

/** A purchase at Stripe whose webhooks are held back. */
async function untold() {
  const site = await atBothGateways()
  const { stripe, buy } = site
  stripe.holdWebhooks()
  await buy()
  const [session] = stripe.sessions.values()
  const { payment_intent: intent } = await stripe.pay(session?.id ?? '')
  const logged = vi.spyOn(site.ctx.log, 'info')
  const found = () =>
    logged.mock.calls.flatMap(([facts, words]) => (words === 'the lists of a gateway were read' ? [facts] : []))
  return { ...site, intent: String(intent), found, lost: () => site.alerts('billing.webhooks-lost') }
}

test('money of more than an hour ago that no webhook told is reported, with how much was found', async () => {
  const { clock, pull, found, lost, balance } = await untold()
  clock.advance(HOUR_MS + 1)
  await pull()
  expect(await balance()).toMatchObject({ available: 115 })
  expect(found()).toEqual([
    { gateway: 'stripe', payments: 1, refunds: 0, disputes: 0, subscriptions: 0, untold: 1 },
    { gateway: 'creem', payments: 0, refunds: 0, disputes: 0, subscriptions: 0, untold: 0 },
  ])
  expect(await lost()).toMatchObject([
    {
      severity: 'warning',
      key: 'stripe:2026-01-15',
      payload: { gateway: 'stripe', payments: 1, refunds: 0, disputes: 0 },
    },
  ])
})

test('money of the last hour is found and not yet reported; the next night nothing is new', async () => {
  const { clock, pull, found, lost } = await untold()
  clock.advance(HOUR_MS - 1)
  await pull()
  expect(found()[0]).toMatchObject({ payments: 1, untold: 0 })
  clock.advance(DAY_MS)
  await pull()
  expect(found()[2]).toMatchObject({ payments: 0, untold: 0 })
  expect(await lost()).toEqual([])
})

test('what webhooks have told is no news', async () => {
  const { clock, stripe, pump, intent, pull, found, lost } = await untold()
  await stripe.releaseWebhooks()
  await stripe.refund(intent, 330)
  await stripe.openDispute(intent)
  await pump.untilIdle()
  clock.advance(2 * HOUR_MS)
  await pull()
  expect(found()[0]).toMatchObject({ payments: 0, refunds: 0, disputes: 0, subscriptions: 0, untold: 0 })
  expect(await lost()).toEqual([])
})

test('it is reported once a day and gateway', async () => {
  const { clock, stripe, intent, pull, found, lost } = await untold()
  clock.advance(2 * HOUR_MS)
  await pull()
  await stripe.refund(intent, 330)
  clock.advance(2 * HOUR_MS)
  await pull()
  expect(found()[2]).toMatchObject({ payments: 0, refunds: 1, untold: 1 })
  expect(await lost()).toHaveLength(1)
  await stripe.openDispute(intent)
  clock.advance(DAY_MS)
  await pull()
  expect((await lost()).map(({ key, payload }) => [key, payload])).toMatchObject([
    ['stripe:2026-01-15', { payments: 1 }],
    ['stripe:2026-01-16', { payments: 0, disputes: 1 }],
  ])
})

test('refunds and disputes that only Creem’s count shows are untold too; the end of a dispute, which it never tells, is not', async () => {
  const { clock, creem, payAtCreem, pump, pull, alerts } = await atBothGateways()
  const lost = () => alerts('billing.webhooks-lost')
  const order = await payAtCreem()
  await creem.refund(order, 100)
  await pump.untilIdle()
  clock.advance(DAY_MS)
  await pull()
  expect(await lost()).toEqual([])
  creem.webhooks.manner = 'lost'
  await creem.refund(order, 100)
  clock.advance(DAY_MS)
  await pull()
  await creem.dispute(order)
  clock.advance(DAY_MS)
  await pull()
  const told = [
    { payload: { gateway: 'creem', payments: 0, refunds: 1, disputes: 0 } },
    { payload: { gateway: 'creem', payments: 0, refunds: 0, disputes: 1 } },
  ]
  expect(await lost()).toMatchObject(told)
  creem.winDispute(order)
  clock.advance(2 * DAY_MS)
  await pull()
  expect(await lost()).toHaveLength(2)
})

test('a list that breaks off does not hide what was found before', async () => {
  const { clock, stripe, creem, buy, pull, balance, alerts } = await atBothGateways()
  creem.webhooks.manner = 'lost'
  stripe.faults.next('rate-limit')
  await buy()
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  clock.advance(2 * HOUR_MS)
  // The checkout is read, the lists after it are not.
  creem.faults.push('none', '500')
  await expect(pull()).rejects.toThrow('Creem answered 500')
  expect(await balance()).toMatchObject({ available: 115 })
  expect(await alerts('billing.webhooks-lost')).toMatchObject([{ key: 'creem:2026-01-15', payload: { payments: 1 } }])
})

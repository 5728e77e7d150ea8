import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../../credits'
import { asUser, createUser } from '../../testing/world'
import { twoGateways } from '../gateways/testing/two-gateways'
import { startCheckout } from '../index'
import { pullFactsJob } from './pull-facts.job'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }
const starter = { packageId: 'starter', amountMinor: 990, currency: 'USD' }

test('a gateway that does not answer does not keep another’s payments waiting', async () => {
  const { ctx, stripe, creem, buy, balance } = await twoGateways()
  creem.webhooks.manner = 'lost'
  stripe.faults.next('rate-limit')
  await buy()
  await creem.pay([...creem.checkouts.keys()][0] ?? '')
  stripe.faults.next('server-error', 'GET')
  await expect(pullFactsJob.run(ctx, {}, run)).rejects.toThrow(/^1 times, such as: .*stripe/)
  expect(await balance()).toMatchObject({ available: 115 })
})

test('a payment that cannot be booked does not keep the others waiting', async () => {
  const { ctx, stripe, buy, balance } = await twoGateways()
  stripe.holdWebhooks()
  const other = await createUser(ctx)
  await startCheckout(asUser(ctx, other), { ...starter, idempotencyKey: 'theirs' })
  await buy()
  for (const { id } of stripe.sessions.values()) await stripe.pay(id)
  const [refused = ''] = [...stripe.paymentIntents.keys()].toReversed()
  await ctx.db.execute(sql.raw(`alter table payment add constraint planted check (gateway_payment_id <> '${refused}')`))
  await expect(pullFactsJob.run(ctx, {}, run)).rejects.toThrow('times, such as')
  const available = [(await balance()).available, (await getBalance(ctx, other.id)).available]
  expect(available.toSorted((a, b) => a - b)).toEqual([0, 115])
  await ctx.db.execute(sql`alter table payment drop constraint planted`)
  await pullFactsJob.run(ctx, {}, run)
  expect([(await balance()).available, (await getBalance(ctx, other.id)).available]).toEqual([115, 115])
})

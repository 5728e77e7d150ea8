import { expect, test } from 'vitest'
import { asUser, createUser, world } from '../../../testing/world'
import { getBalance, holdCredits } from '../../../credits'
import { inTransaction } from '../../../kernel/context'
import { getTopUp, startCheckout, stopTopUp } from '../../index'
import { bookFacts } from '../../payments/book-facts'
import { chargeTopUpJob } from '../../top-ups/charge-top-up.job'
import { topUpJob } from '../../top-ups/top-up.job'
import { findGateway } from '../index'
import type { MoneyFact } from '../gateway'
import { payTestCheckout } from './pay-test-checkout'

const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

test('a card kept at the checkout tops credits up, once for each time they run low', async () => {
  const { ctx } = await world({ env: { STUDIOLO_DEMO: '1' } })
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const gateway = findGateway(ctx, 'test')
  const pull = async () => {
    const facts: MoneyFact[] = []
    const since = new Date(0)
    for await (const fact of gateway?.listFacts(ctx, since, run.signal) ?? []) facts.push(fact)
    await inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', facts))
  }
  const { url } = await startCheckout(buyer, {
    packageId: 'starter',
    amountMinor: 990,
    currency: 'USD',
    idempotencyKey: 'intention-1',
    topUp: { threshold: 50, monthlyCapMinor: 1000 },
  })
  await payTestCheckout(ctx, url.slice(url.lastIndexOf('/') + 1))
  await pull()
  expect(await getTopUp(buyer)).toMatchObject({ state: 'on', threshold: 50, methodLabel: 'test 4242', spentMinor: 0 })

  await topUpJob.run(ctx, {}, run)
  expect(await charges(ctx)).toEqual([])
  await inTransaction(ctx, (ctx) =>
    holdCredits(ctx, { userId: person.id, amount: 100, reason: 'generation', idempotencyKey: 'hold:1' }),
  )
  await Promise.all(Array.from({ length: 5 }, () => topUpJob.run(ctx, {}, run)))
  const [sessionId, ...others] = await charges(ctx)
  expect(others).toEqual([])
  if (!sessionId) throw new Error('no top-up was ordered')
  await chargeTopUpJob.run(ctx, { sessionId }, run)
  await chargeTopUpJob.run(ctx, { sessionId }, run)
  await pull()
  expect(await getBalance(ctx, person.id)).toMatchObject({ available: 15 + 115, held: 100 })
  expect(await getTopUp(buyer)).toMatchObject({ spentMinor: 990 })

  // The month's cap leaves no room for another one.
  await inTransaction(ctx, (ctx) =>
    holdCredits(ctx, { userId: person.id, amount: 120, reason: 'generation', idempotencyKey: 'hold:2' }),
  )
  await topUpJob.run(ctx, {}, run)
  expect(await charges(ctx)).toEqual([sessionId])
  await stopTopUp(buyer)
  expect(await getTopUp(buyer)).toBeNull()
  await pull()
  expect(await getTopUp(buyer)).toBeNull()
})

async function charges(ctx: Awaited<ReturnType<typeof world>>['ctx']): Promise<`cks_${string}`[]> {
  const rows = await ctx.db.execute<{ id: `cks_${string}` }>(
    `select payload ->> 'sessionId' as id from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'billing.charge-top-up'`,
  )
  return [...rows].map(({ id }) => id)
}

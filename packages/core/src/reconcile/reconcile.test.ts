import { generation } from '@studiolo/db/schema/generation'
import { alertSignal } from '@studiolo/db/schema/ops'
import { checkNames, type CheckName } from '@studiolo/db/states/reconcile'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { startCheckout } from '../billing'
import { bookFacts } from '../billing/payments/book-facts'
import { captureHold, grantCredits, holdCredits } from '../credits'
import { inTransaction, type Ctx } from '../kernel/context'
import { useAllowance } from '../plans'
import { freshDatabase } from '../testing/database'
import { asUser, createUser, world, type TestUser } from '../testing/world'
import { listReconciliations, runReconciliation } from './index'

/** A creator who bought 115 credits, got 38 of them taken back, has made one thing and is making another. */
async function scene() {
  const database = await freshDatabase()
  const { ctx } = await world({ database, env: { STUDIOLO_DEMO: '1' } })
  const creator = await createUser(ctx)
  await buy(ctx, creator)
  await inTransaction(ctx, async (ctx) => {
    const facts = { userId: creator.id, reason: 'generation' }
    await grantCredits(ctx, { ...facts, amount: 8, source: 'welcome', idempotencyKey: 'welcome' })
    const done = await holdCredits(ctx, { ...facts, amount: 7, idempotencyKey: 'hold:1' })
    await captureHold(ctx, { holdId: done.holdId, amount: 7, reason: 'succeeded', idempotencyKey: 'capture:1' })
    const running = await holdCredits(ctx, { ...facts, amount: 10, idempotencyKey: 'hold:2' })
    const ended = { status: 'succeeded', settlement: 'captured', chargedCredits: 7 } as const
    await ctx.db.insert(generation).values([
      { ...row(ctx, creator, done.holdId), ...ended },
      { ...row(ctx, creator, running.holdId), status: 'running' },
    ])
    await useAllowance(ctx, { userId: creator.id, operation: 'speech', count: 2 })
  })
  /** Does what no verb can, past every trigger. */
  const plant = (text: string) =>
    database.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql.unsafe(text)
    })
  return { ctx, creator, plant }
}

async function buy(ctx: Ctx, creator: TestUser): Promise<void> {
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'one-intention' }
  const { url } = await startCheckout(asUser(ctx, creator), input)
  const at = ctx.clock.now()
  const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
  const paid = { kind: 'paid', gatewayPaymentId: 'p1', reference: null, gatewaySessionId, receiptUrl: null } as const
  const part = { kind: 'refund', gatewayPaymentId: 'p1', gatewayRefundId: 'r1', state: 'succeeded', at } as const
  await inTransaction(ctx, (ctx) =>
    bookFacts(ctx, 'test', [
      { ...paid, amountMinor: 990, currency: 'USD', paidAt: at },
      { ...part, amountMinor: 330 },
    ]),
  )
}

function row(ctx: Ctx, { id: userId }: TestUser, holdId: number) {
  const now = ctx.clock.now()
  return {
    id: ctx.ids.next('gen'),
    userId,
    recipe: 'speech',
    input: {},
    idempotencyKey: `key-${holdId}`,
    requestDigest: 'digest',
    quoteLines: [],
    quotedCredits: 7,
    holdId,
    createdAt: now,
    movedAt: now,
  }
}

test('books that agree say so, and nobody is alarmed', async () => {
  const { ctx } = await scene()
  const run = await runReconciliation(ctx)
  expect(run.checks.filter(({ differences }) => differences > 0)).toEqual([])
  expect(run.checks.map(({ check }) => check)).toEqual(checkNames)
  expect(await listReconciliations(ctx)).toMatchObject([{ differences: 0 }])
  expect(await ctx.db.$count(alertSignal)).toBe(0)
})

/** What each check must notice. */
const plants: Record<CheckName, string> = {
  balances: `update wallet set held = held + 1`,
  conservation: `update transfer set amount = amount + 1 where kind = 'capture'`,
  lots: `update credit_grant set remaining = remaining + 1 where source = 'welcome'`,
  grants: `update credit_grant set amount = amount + 1 where source = 'welcome'`,
  held: `update hold set amount = amount + 1 where state = 'open'`,
  holds: `update generation set status = 'failed', settlement = 'released' where status = 'running'`,
  captures: `update generation set charged_credits = 6 where status = 'succeeded'`,
  payments: `update "order" set credits = 200`,
  months: `update payment set subscription_id = gen_random_uuid(), credits = 116`,
  clawbacks: `update payment set taken_credits = 0`,
  recoveries: `update hold set reversed = 1 where state = 'captured'`,
  purchases: `delete from payment_grant`,
  usage: `update plan_usage set used = used + 1`,
}

test.each(Object.entries(plants))(
  '%s: a difference is reported with its id, and stays as it is',
  async (check, text) => {
    const { ctx, plant } = await scene()
    await plant(text)
    const first = await runReconciliation(ctx)
    const found = first.checks.find((result) => result.check === check)
    expect(found?.differences).toBeGreaterThan(0)
    expect(found?.first[0]?.subject).toMatch(
      /^(wallet|grant|hold) \d+$|^(gen|ord|pay)_[0-9a-z]{26}$|^usr_[0-9a-z]{26} speech 2026-01-15$/,
    )
    expect((await runReconciliation(ctx)).checks).toEqual(first.checks)
    const alerts = await ctx.db.select().from(alertSignal).where(eq(alertSignal.name, 'reconcile.books-disagree'))
    expect(alerts).toHaveLength(2)
  },
)

test('a hold without a generation is found', async () => {
  const { ctx, creator } = await scene()
  const hold = { userId: creator.id, amount: 3, reason: 'generation', idempotencyKey: 'hold:3' }
  const { holdId } = await inTransaction(ctx, (ctx) => holdCredits(ctx, hold))
  const { checks } = await runReconciliation(ctx)
  expect(checks.find(({ check }) => check === 'holds')).toMatchObject({
    differences: 1,
    first: [{ subject: `hold ${holdId}`, expected: 'a generation', found: 'open' }],
  })
})

describe('uses of a plan', () => {
  const usageOf = async (ctx: Ctx) => (await runReconciliation(ctx)).checks.find(({ check }) => check === 'usage')

  test('one that was not counted is found, with whose, what and when', async () => {
    const { ctx, creator, plant } = await scene()
    await plant(`update plan_usage set used = 1`)
    expect(await usageOf(ctx)).toMatchObject({
      differences: 1,
      first: [{ subject: `${creator.id} speech 2026-01-15`, expected: '2', found: '1' }],
    })
  })

  test('one whose credits were given back, also if it was delivered late, must not be counted any more', async () => {
    const { ctx, plant } = await scene()
    await plant(`update generation set status = 'succeeded', settlement = 'waived' where status = 'running'`)
    expect(await usageOf(ctx)).toMatchObject({ first: [{ expected: '1', found: '2' }] })
    await plant(`update plan_usage set used = 1`)
    expect(await usageOf(ctx)).toMatchObject({ differences: 0 })
  })

  test('what was started before uses were counted is no difference', async () => {
    const { ctx, plant } = await scene()
    await plant(`update generation set created_at = '2026-01-14T23:59:59Z' where status = 'running'`)
    await plant(`update plan_usage set used = 1`)
    expect(await usageOf(ctx)).toMatchObject({ differences: 0 })
    // Of an installation that is older, the day on which counting began cannot be told.
    await plant(`update plan_usage set used = 0`)
    expect(await usageOf(ctx)).toMatchObject({ differences: 0 })
    await plant(`update generation set created_at = '2026-01-16T00:00:00Z' where status = 'succeeded'`)
    expect(await usageOf(ctx)).toMatchObject({ first: [{ expected: '1', found: '0' }] })
  })
})

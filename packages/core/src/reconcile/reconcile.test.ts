import { alertSignal } from '@studiolo/db/schema/ops'
import { encodeSerial } from '@studiolo/db/states/ids'
import { checkNames } from '@studiolo/db/states/reconcile'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { holdCredits } from '../credits'
import { inTransaction, type Ctx } from '../kernel/context'
import { MOST_KEPT, type Difference } from './contract'
import { getReconciliation, listReconciliations, runReconciliation } from './index'
import { booksScene } from './testing/books-scene'
import { plants } from './testing/plants'

test('books that agree say so, and nobody is alarmed', async () => {
  const { ctx } = await booksScene()
  const run = await runReconciliation(ctx)
  expect(run.checks.filter(({ differences }) => differences > 0)).toEqual([])
  expect(run.checks.map(({ check }) => check)).toEqual(checkNames)
  expect(await listReconciliations(ctx, { limit: 50 })).toEqual({
    rows: [{ id: run.id, startedAt: run.startedAt, finishedAt: run.finishedAt, differences: 0 }],
    nextCursor: null,
  })
  expect(await ctx.db.$count(alertSignal)).toBe(0)
})

test.each(Object.entries(plants))(
  '%s: a difference is reported with its id, and stays as it is',
  async (check, text) => {
    const { ctx, plant } = await booksScene()
    await plant(text)
    const first = await runReconciliation(ctx)
    const found = first.checks.find((result) => result.check === check)
    expect(found?.differences).toBeGreaterThan(0)
    expect(found?.first[0]?.subject).toMatch(
      /^(((gen|ord|pay|usr)_[0-9a-z]{26}|(hld|trf)_[0-9a-z]{13})( |$))+(speech 2026-01-15)?$/,
    )
    expect((await runReconciliation(ctx)).checks).toEqual(first.checks)
    const alerts = await ctx.db.select().from(alertSignal).where(eq(alertSignal.name, 'reconcile.books-disagree'))
    expect(alerts).toHaveLength(2)
  },
)

test('a hold without a generation is found', async () => {
  const { ctx, creator } = await booksScene()
  const hold = { userId: creator.id, amount: 3, reason: 'generation', idempotencyKey: 'hold:3' }
  const { holdId } = await inTransaction(ctx, (ctx) => holdCredits(ctx, hold))
  const { checks } = await runReconciliation(ctx)
  expect(checks.find(({ check }) => check === 'holds')).toMatchObject({
    differences: 1,
    first: [{ subject: encodeSerial('hld', holdId), expected: 'a generation', found: 'open' }],
  })
})

test('all differences are told, the first thousand are kept, and a run can be read again', async () => {
  const { ctx, plant } = await booksScene()
  await plant(
    `insert into wallet (user_id, available) select gen_random_uuid(), 1 from generate_series(1, ${MOST_KEPT + 200})`,
  )
  const told: Difference[] = []
  const run = await runReconciliation(ctx, ({ check, page }) => void (check === 'lots' && told.push(...page)))
  const lots = run.checks.find(({ check }) => check === 'lots')
  expect(told).toHaveLength(MOST_KEPT + 200)
  expect(new Set(told.map(({ subject }) => subject)).size).toBe(MOST_KEPT + 200)
  expect(lots).toEqual({ check: 'lots', differences: MOST_KEPT + 200, first: told.slice(0, MOST_KEPT) })
  expect(await getReconciliation(ctx, { id: run.id })).toEqual(run)
  const again = await runReconciliation(ctx)
  const newest = await listReconciliations(ctx, { limit: 1 })
  expect(newest).toMatchObject({ rows: [{ id: again.id }], nextCursor: again.id })
  expect(await listReconciliations(ctx, { limit: 1, cursor: newest.nextCursor })).toMatchObject({
    rows: [{ id: run.id }],
    nextCursor: null,
  })
  await expect(getReconciliation(ctx, { id: again.id + 1 })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

describe('uses of a plan', () => {
  const usageOf = async (ctx: Ctx) => (await runReconciliation(ctx)).checks.find(({ check }) => check === 'usage')

  test('one that was not counted is found, with whose, what and when', async () => {
    const { ctx, creator, plant } = await booksScene()
    await plant(`update plan_usage set used = 1`)
    expect(await usageOf(ctx)).toMatchObject({
      differences: 1,
      first: [{ subject: `${creator.id} speech 2026-01-15`, expected: '2', found: '1' }],
    })
  })

  test('one whose credits were given back, also if it was delivered late, must not be counted any more', async () => {
    const { ctx, plant } = await booksScene()
    await plant(`update generation set status = 'succeeded', settlement = 'waived' where status = 'running'`)
    expect(await usageOf(ctx)).toMatchObject({ first: [{ expected: '1', found: '2' }] })
    await plant(`update plan_usage set used = 1`)
    expect(await usageOf(ctx)).toMatchObject({ differences: 0 })
  })

  test('what was started before uses were counted is no difference', async () => {
    const { ctx, plant } = await booksScene()
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

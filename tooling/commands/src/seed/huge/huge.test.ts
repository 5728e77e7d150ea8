import { listAssets } from '@studiolo/core/assets'
import { getBalance } from '@studiolo/core/credits'
import { getGeneration, listGenerations } from '@studiolo/core/generation'
import { runFor, startVideo, studio, type Studio } from '@studiolo/core/testing/studio'
import { asUser, createUser, type TestUser } from '@studiolo/core/testing/world'
import { DAY_MS } from '@studiolo/core/kernel/clock'
import type { Ctx } from '@studiolo/core/kernel/context'
import { runReconciliation } from '@studiolo/core/reconcile'
import { beforeAll, expect, test } from 'vitest'
import { findModels, writePast } from '.'

const COUNT = 300
let house: Studio
let demo: TestUser
let owner: TestUser
let ctx: Ctx

beforeAll(async () => {
  house = await studio()
  const creator = await house.creator(50)
  demo = creator.user
  await expect(findModels(house.ctx, demo)).rejects.toThrow('0 are ready, 0 still to come')
  await startVideo(creator.ctx)
  await expect(findModels(house.ctx, demo)).rejects.toThrow('0 are ready, 1 still to come')
  await runFor(house, 60_000)
  // Some of the past lies after the day on which uses were first counted.
  house.clock.advance(30 * DAY_MS)
  owner = await createUser(house.ctx)
  ctx = asUser(house.ctx, owner)
  expect(await writePast(house.ctx, { owner, models: await findModels(house.ctx, demo), count: COUNT })).toBe(COUNT)
})

const counted = async (query: TemplateStringsArray, ...values: string[]) => {
  const [row] = await house.database.sql<{ n: number }[]>(query, ...values)
  return row?.n
}

test('a second call adds nothing', async () => {
  expect(await writePast(house.ctx, { owner, models: await findModels(house.ctx, demo), count: COUNT })).toBe(0)
  expect(await counted`select count(*)::int as n from generation where idempotency_key like 'seed-%'`).toBe(COUNT)
})

test('most succeeded, some failed, some were canceled, and all are of the past', async () => {
  const rows = await house.database.sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from generation where idempotency_key like 'seed-%' group by status`
  const by = Object.fromEntries(rows.map(({ status, n }) => [status, n]))
  expect(by.succeeded).toBeGreaterThan(COUNT * 0.85)
  expect(by.failed).toBeGreaterThan(0)
  expect(by.canceled).toBeGreaterThan(0)
  const disorder = await counted`select count(*)::int as n from (
      select created_at, finished_at, lead(created_at) over (order by id) as next from generation
      where idempotency_key like 'seed-%'
    ) g where finished_at <= created_at or finished_at >= next or finished_at > ${house.clock.now().toISOString()}`
  expect(disorder).toBe(0)
})

test('every credit is where it belongs', async () => {
  const charged =
    await counted`select sum(charged_credits)::int as n from generation where idempotency_key like 'seed-%'`
  const granted = await counted`select sum(amount)::int as n from transfer where kind = 'grant' and reason = 'seed'`
  const { available, held, debt } = await getBalance(ctx, owner.id)
  expect({ available, held, debt }).toEqual({ available: (granted ?? 0) - (charged ?? 0), held: 0, debt: 0 })
  const astray = await counted`
    select count(*)::int as n from generation g left join hold h on h.id = g.hold_id
    where g.idempotency_key like 'seed-%' and (h.amount, h.captured, h.state::text) is distinct from
      (g.quoted_credits::bigint, g.charged_credits::bigint, g.settlement)`
  expect(astray).toBe(0)
})

test('what was made since uses are counted is counted', async () => {
  const uses = await counted`
    select sum(u.used)::int as n from plan_usage u join "user" p on p.id = u.user_id where p.email = ${owner.email ?? ''}`
  expect(uses).toBeGreaterThan(3)
  const { checks } = await runReconciliation(house.ctx)
  expect(checks.filter(({ differences }) => differences > 0)).toEqual([])
})

test('the library shows them with the files of what was really made', async () => {
  const { items, total } = await listAssets(ctx, { limit: 100 })
  const succeeded = await counted`
    select count(*)::int as n from generation where idempotency_key like 'seed-%' and status = 'succeeded'`
  expect(total).toBe(succeeded)
  expect(items.every(({ posterUrl }) => posterUrl)).toBe(true)
  const titles = items.map(({ title }) => title)
  expect(titles.some((title) => /\p{Script=Han}/u.test(title))).toBe(true)
  expect((await listAssets(ctx, { limit: 100, favourite: true })).total).toBeGreaterThan(0)
  const long = await counted`select count(*)::int as n from asset where title ~ '[^ ]{40,} '`
  expect(long).toBeGreaterThan(0)
})

test('each is seen as the worker would have left it', async () => {
  const { items } = await listGenerations(ctx, { limit: 100 })
  for (const { status, stages, credits, error, assets } of items) {
    expect(stages).toHaveLength(6)
    expect(credits.held).toBe(0)
    expect(credits.charged > 0).toBe(status === 'succeeded')
    expect(assets).toHaveLength(status === 'succeeded' ? 1 : 0)
    expect(error === undefined).toBe(status !== 'failed')
    expect(stages.some(({ state }) => state === 'active' || state === 'pending')).toBe(false)
  }
  const failed = items.find(({ status }) => status === 'failed')
  expect((await getGeneration(ctx, { id: failed?.id ?? '' })).error?.id).toMatch(/^err_/)
})

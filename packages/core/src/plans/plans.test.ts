import { auditEntry } from '@studiolo/db/schema/audit'
import { user } from '@studiolo/db/schema/identity'
import { plan } from '@studiolo/db/schema/plans'
import { eq, inArray, sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { inTransaction, type Ctx } from '../kernel/context'
import { asUser, createUser, world } from '../testing/world'
import { planInput, type PlanInput } from './contract'
import { assignPlan, concurrencyOf, getPlanOf, listAllPlans, listPlanNames, listPlans, savePlan } from './index'

const free: PlanInput = {
  id: 'free',
  rank: 0,
  monthlyCredits: 0,
  amountMinor: 0,
  currency: 'USD',
  concurrency: null,
  limits: { 'text-to-video': { limit: 20, window: 'day' }, speech: { limit: 40, window: 'day' } },
  active: true,
}
const team: PlanInput = {
  ...free,
  id: 'team',
  rank: 7,
  monthlyCredits: 900,
  amountMinor: 5900,
  concurrency: 4,
  limits: {},
}

async function scene() {
  const { ctx, clock } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  return { ctx, clock, admin, creator: await createUser(ctx) }
}

afterEach(async () => {
  const { ctx } = await world()
  await ctx.db.delete(plan).where(inArray(plan.id, ['team', 'other']))
  await ctx.db.update(plan).set({ active: true })
})

const assign = (ctx: Ctx, userId: Parameters<typeof assignPlan>[1], planId: string | null) =>
  inTransaction(ctx, (ctx) => assignPlan(ctx, userId, planId))

test('everybody sees what can be had, from small to large; the staff also what cannot any more', async () => {
  const { ctx, admin, creator } = await scene()
  expect(await listPlans({ ...ctx, actor: { kind: 'anonymous' } })).toMatchObject([
    { id: 'free', amountMinor: 0, limits: free.limits },
    { id: 'creator', monthlyCredits: 150, amountMinor: 1200, currency: 'USD', concurrency: 3 },
    { id: 'pro', limits: {} },
    { id: 'business', concurrency: 10 },
  ])
  await savePlan(admin, { ...team, active: false })
  expect((await listPlans(ctx)).map(({ id }) => id)).not.toContain('team')
  expect((await listAllPlans(admin)).at(-1)).toMatchObject({ id: 'team', active: false, monthlyCredits: 900 })
  await expect(listAllPlans(asUser(ctx, creator))).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('a plan is made and changed by an admin, with both values in the audit', async () => {
  const { ctx, clock, admin, creator } = await scene()
  const other = { ...team, id: 'other' }
  await savePlan(admin, other)
  clock.advance(1)
  const limits = { speech: { limit: 5, window: 'month' as const } }
  expect(await savePlan(admin, { ...other, amountMinor: 6900, limits })).toMatchObject({ amountMinor: 6900, limits })
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, 'other')).orderBy(auditEntry.at)
  expect(rows).toMatchObject([
    { action: 'plan.saved', before: null, after: { amountMinor: 5900, limits: {} } },
    { action: 'plan.saved', before: { amountMinor: 5900, limits: {} }, after: { amountMinor: 6900, limits } },
  ])
  await expect(savePlan(asUser(ctx, creator), other)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})

test('names and features are kept as they are written, and stay when they are left out', async () => {
  const { ctx, clock, admin } = await scene()
  const names = { en: 'Team', zh: '团队版' }
  const features = [
    { en: 'Support within a day', zh: '一天内答复' },
    { en: 'Commercial use', zh: '可商用' },
  ]
  expect(await listPlanNames(ctx)).toEqual({})
  await savePlan(admin, { ...team, names, features, active: false })
  expect(await savePlan(admin, { ...team, monthlyCredits: 950, active: false })).toMatchObject({ names, features })
  expect(await listPlanNames({ ...ctx, actor: { kind: 'anonymous' } })).toEqual({ team: names })

  const swapped = features.toReversed()
  clock.advance(1)
  await savePlan(admin, { ...team, features: swapped })
  expect((await listPlans(ctx)).find(({ id }) => id === 'team')).toMatchObject({ names, features: swapped })
  clock.advance(1)
  expect(await savePlan(admin, { ...team, names: null, features: [] })).toMatchObject({ names: null, features: [] })
  expect(await listPlanNames(ctx)).toEqual({})

  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, 'team')).orderBy(auditEntry.at)
  expect(rows.slice(-2)).toMatchObject([
    { before: { features }, after: { names, features: swapped } },
    { before: { names, features: swapped }, after: { names: null, features: [] } },
  ])
})

const line = { en: 'Support within a day', zh: '一天内答复' }
test.each([
  ['more than eight features', { features: Array.from({ length: 9 }, () => line) }, 'features'],
  ['a feature in one language', { features: [{ ...line, zh: ' ' }] }, 'features.0.zh'],
  ['a feature too long', { features: [line, { ...line, en: 'x'.repeat(81) }] }, 'features.1.en'],
  ['a feature of two lines', { features: [{ ...line, en: 'one\ntwo' }] }, 'features.0.en'],
  ['a name too long', { names: { en: 'x'.repeat(41), zh: '' } }, 'names.en'],
])('%s is refused where it stands', (_, change, path) => {
  const { error } = planInput.safeParse({ ...team, ...change })
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([path])
})

test('eight features of eighty signs pass; names that say nothing are none', () => {
  const features = Array.from({ length: 8 }, () => ({ en: 'x'.repeat(80), zh: '字'.repeat(80) }))
  const read = planInput.parse({ ...team, features, names: { en: ' ', zh: '' } })
  expect(read).toMatchObject({ features, names: null })
  expect(planInput.parse({ ...team, names: { en: ' Team ', zh: '' } }).names).toEqual({ en: 'Team', zh: '' })
})

test.each([
  ['free has no price', { ...free, amountMinor: 100 }, 'amountMinor', 'free-priced'],
  ['free brings no credits', { ...free, monthlyCredits: 5 }, 'monthlyCredits', 'free-credits'],
  ['free stays', { ...free, active: false }, 'active', 'free-inactive'],
  ['free stands first', { ...free, rank: 2 }, 'rank', 'free-first'],
  ['another plan has a price', { ...team, amountMinor: 49 }, 'amountMinor', 'no-price'],
  ['another plan has a rank of its own', { ...team, rank: 2 }, 'rank', 'rank-taken'],
] as const)('%s: refused with the field and what to do', async (_, input, field, code) => {
  const { admin } = await scene()
  const before = await listAllPlans(admin)
  await expect(savePlan(admin, input)).rejects.toMatchObject({
    kind: 'INVALID_INPUT',
    meta: { issues: [{ field, code, message: expect.stringMatching(/\w+ \w+/) }] },
  })
  expect(await listAllPlans(admin)).toEqual(before)
})

test('a plan is assigned once however often it is, and taken away again', async () => {
  const { ctx, clock, creator } = await scene()
  expect(await getPlanOf(ctx, creator.id)).toMatchObject({ id: 'free' })
  expect(await assign(ctx, creator.id, null)).toBe(false)
  expect(await assign(ctx, creator.id, 'pro')).toBe(true)
  expect(await assign(ctx, creator.id, 'pro')).toBe(false)
  expect(await getPlanOf(ctx, creator.id)).toMatchObject({ id: 'pro', concurrency: 5 })
  clock.advance(1)
  expect(await assign(ctx, creator.id, 'business')).toBe(true)
  clock.advance(1)
  expect(await assign(ctx, creator.id, 'free')).toBe(true)
  expect(await assign(ctx, creator.id, null)).toBe(false)
  expect(await getPlanOf(ctx, creator.id)).toMatchObject({ id: 'free' })
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, creator.id)).orderBy(auditEntry.at)
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    [{ plan: 'free' }, { plan: 'pro' }],
    [{ plan: 'pro' }, { plan: 'business' }],
    [{ plan: 'business' }, { plan: 'free' }],
  ])
})

test('a plan that is not there is not assigned', async () => {
  const { ctx, creator } = await scene()
  await expect(assign(ctx, creator.id, 'gold')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('who has a plan that is no longer sold keeps it', async () => {
  const { ctx, admin, creator } = await scene()
  await savePlan(admin, team)
  await assign(ctx, creator.id, 'team')
  await savePlan(admin, { ...team, active: false })
  expect(await getPlanOf(ctx, creator.id)).toMatchObject({ id: 'team' })
  await assign(ctx, creator.id, null)
})

test('the concurrency of many is one expression in a query', async () => {
  const { ctx, creator } = await scene()
  const paying = await createUser(ctx)
  await assign(ctx, paying.id, 'business')
  const rows = await ctx.db
    .select({ id: user.id, atOnce: concurrencyOf(sql`${user.id}`) })
    .from(user)
    .where(inArray(user.id, [creator.id, paying.id]))
  expect(new Map(rows.map(({ id, atOnce }) => [id, atOnce]))).toEqual(
    new Map([
      [creator.id, null],
      [paying.id, 10],
    ]),
  )
})

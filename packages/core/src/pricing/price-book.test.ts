import { priceRule } from '@studiolo/db/schema/pricing'
import { describe, expect, test } from 'vitest'
import { listAudit } from '../audit'
import type { Ctx } from '../kernel/context'
import { DAY_MS, HOUR_MS, addMs } from '../kernel/clock'
import { asUser, createUser, world } from '../testing/world'
import {
  changePrice,
  currentRule,
  currentRules,
  listPriceBook,
  listPriceHistory,
  previewPrice,
  rollBackPrice,
  withdrawScheduledPrice,
  type PriceRule,
} from './index'

const own: PriceRule = { base: 0, perUnit: 125, unitSeconds: 1 }
const dear: PriceRule = { base: 100, perUnit: 200, unitSeconds: 1, resolutionPercent: { '1080p': 200 } }
const cheap: PriceRule = { base: 0, perUnit: 50, unitSeconds: 1 }
const reason = 'Providers became dearer'

let recipes = 0

/** An admin, and a recipe whose price nobody has set yet. */
async function scene() {
  const { ctx, clock } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const recipe = `recipe-${++recipes}`
  const after = (ms: number) => addMs(clock.now(), ms)
  const newest = async () => (await entryOf(admin, recipe)).newestVersion
  const set = async (rule: PriceRule, activeFrom?: Date) =>
    changePrice(admin, { recipe, rule, activeFrom, reason, expectedVersion: await newest() }, own)
  const now = () => currentRule(ctx, recipe, own)
  const states = async () =>
    (await listPriceHistory(admin, { recipe, limit: 100 })).rows.map(({ version, state }) => [version, state])
  return { ctx, clock, admin, recipe, after, newest, set, now, states }
}

/** What the log says of a recipe's price, the newest version first: at a standing clock the log's own order is chance. */
async function audited(admin: Ctx, recipe: string) {
  const { rows } = await listAudit(admin, { about: recipe, limit: 10 })
  return rows.toSorted((a, b) => Number(b.after?.version) - Number(a.after?.version))
}

async function entryOf(ctx: Ctx, recipe: string) {
  const [entry] = await listPriceBook(ctx, { [recipe]: own })
  if (!entry) throw new Error('the book left a recipe out')
  return entry
}

describe('a change', () => {
  test('counts at once, for this recipe alone, and leaves every version in the book', async () => {
    const { ctx, admin, recipe, set, now, states } = await scene()
    expect(await now()).toEqual(own)
    expect(await entryOf(admin, recipe)).toMatchObject({ rule: own, version: null, since: null, newestVersion: null })
    const first = await set(dear)
    const second = await set(cheap)
    expect(await now()).toEqual(cheap)
    expect((await currentRules(ctx))[recipe]).toEqual(cheap)
    expect(await currentRule(ctx, `${recipe}-other`, own)).toEqual(own)
    expect(await entryOf(admin, recipe)).toMatchObject({
      rule: cheap,
      own,
      version: second.version,
      newestVersion: second.version,
      scheduled: [],
    })
    expect(await states()).toEqual([
      [second.version, 'active'],
      [first.version, 'past'],
    ])
  })

  test('with a date counts from that instant on, not a millisecond before', async () => {
    const { clock, admin, recipe, after, set, now } = await scene()
    await set(cheap)
    const later = await set(dear, after(DAY_MS))
    expect(await entryOf(admin, recipe)).toMatchObject({
      rule: cheap,
      scheduled: [{ version: later.version, rule: dear }],
    })
    clock.advance(DAY_MS - 1)
    expect(await now()).toEqual(cheap)
    clock.advance(1)
    expect(await now()).toEqual(dear)
    expect(await entryOf(admin, recipe)).toMatchObject({ rule: dear, version: later.version, scheduled: [] })
  })

  test('of two with the same date, the one set later counts', async () => {
    const { clock, after, set, now } = await scene()
    const date = after(HOUR_MS)
    await set(dear, date)
    await set(cheap, date)
    clock.advance(HOUR_MS)
    expect(await now()).toEqual(cheap)
  })

  test('is refused in the past and more than a year ahead', async () => {
    const { after, set, states } = await scene()
    const field = (code: string) => ({ kind: 'INVALID_INPUT', meta: { issues: [{ field: 'activeFrom', code }] } })
    await expect(set(dear, after(-1))).rejects.toMatchObject(field('past'))
    await expect(set(dear, after(365 * DAY_MS + 1))).rejects.toMatchObject(field('too-far'))
    expect(await states()).toEqual([])
    await set(dear, after(365 * DAY_MS))
  })

  test('of two admins who saw the same, one is refused and told the newest', async () => {
    const { admin, recipe, states } = await scene()
    const tries = await Promise.allSettled(
      [dear, cheap].map((rule) => changePrice(admin, { recipe, rule, reason, expectedVersion: null }, own)),
    )
    const [won] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refusals = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refusals).toMatchObject([{ kind: 'CONFLICT', meta: { reason: 'changed-meanwhile', version: won?.version } }])
    expect(await states()).toEqual([[won?.version, 'active']])
  })

  test('stands in the audit log with the old rule and the new', async () => {
    const { admin, recipe, set } = await scene()
    const first = await set(dear)
    const second = await set(cheap)
    const actor = admin.actor.kind === 'user' ? `user:${admin.actor.userId}` : ''
    expect(await audited(admin, recipe)).toMatchObject([
      {
        action: 'price.changed',
        actor,
        reason,
        before: { version: first.version, rule: dear },
        after: { version: second.version, rule: cheap },
      },
      { action: 'price.changed', before: { version: null, rule: own }, after: { rule: dear } },
    ])
  })
})

describe('going back', () => {
  test('brings an old rule, or the recipe’s own, as a new version', async () => {
    const { admin, recipe, set, now, newest } = await scene()
    const first = await set(dear)
    await set(cheap)
    const back = await rollBackPrice(
      admin,
      { recipe, toVersion: first.version, reason, expectedVersion: await newest() },
      own,
    )
    expect(await now()).toEqual(dear)
    expect(back.version).toBeGreaterThan(first.version)
    const toOwn = { recipe, toVersion: null, reason, expectedVersion: back.version }
    await rollBackPrice(admin, toOwn, own)
    expect(await now()).toEqual(own)
    const { rows } = await listPriceHistory(admin, { recipe, limit: 100 })
    expect(rows.map(({ restores }) => restores)).toEqual([0, first.version, null, null])
    expect((await audited(admin, recipe)).slice(0, 2)).toMatchObject([
      {
        action: 'price.rolled-back',
        before: { version: back.version, rule: dear },
        after: { restores: 'own', rule: own },
      },
      { action: 'price.rolled-back', before: { rule: cheap }, after: { restores: first.version, rule: dear } },
    ])
    await expect(rollBackPrice(admin, toOwn, own)).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  test('knows the versions of this recipe only', async () => {
    const mine = await scene()
    const theirs = await (await scene()).set(dear)
    await expect(
      rollBackPrice(mine.admin, { recipe: mine.recipe, toVersion: theirs.version, reason, expectedVersion: null }, own),
    ).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})

describe('withdrawing what is scheduled', () => {
  test('lets what was set meanwhile stand when its time comes', async () => {
    const { clock, admin, recipe, after, set, now, newest, states } = await scene()
    const scheduled = await set(dear, after(DAY_MS))
    const withdrawal = await withdrawScheduledPrice(admin, {
      recipe,
      version: scheduled.version,
      reason,
      expectedVersion: scheduled.version,
    })
    expect(await entryOf(admin, recipe)).toMatchObject({ scheduled: [], newestVersion: withdrawal.version })
    const meanwhile = await set(cheap)
    clock.advance(2 * DAY_MS)
    expect(await now()).toEqual(cheap)
    expect(await newest()).toBe(meanwhile.version)
    expect(await states()).toEqual([
      [meanwhile.version, 'active'],
      [withdrawal.version, 'withdrawal'],
      [scheduled.version, 'withdrawn'],
    ])
    expect((await audited(admin, recipe)).find(({ action }) => action === 'price.withdrawn')).toMatchObject({
      before: { version: scheduled.version, rule: dear },
      after: { version: withdrawal.version, withdraws: scheduled.version },
    })
  })

  test('however many were withdrawn, what stood before them counts', async () => {
    const { clock, admin, recipe, after, set, now } = await scene()
    await set(cheap)
    for (let round = 0; round < 9; round += 1) {
      const { version } = await set(dear, after(HOUR_MS))
      await withdrawScheduledPrice(admin, { recipe, version, reason, expectedVersion: version })
    }
    clock.advance(DAY_MS)
    expect(await now()).toEqual(cheap)
  })

  test('is refused once it counts, and twice', async () => {
    const { clock, admin, recipe, after, set, newest } = await scene()
    const soon = await set(dear, after(HOUR_MS))
    const later = await set(cheap, after(DAY_MS))
    clock.advance(HOUR_MS)
    const withdraw = async (version: number) =>
      withdrawScheduledPrice(admin, { recipe, version, reason, expectedVersion: await newest() })
    await expect(withdraw(soon.version)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { reason: 'already-active' } })
    await withdraw(later.version)
    await expect(withdraw(later.version)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})

test('the history comes a page at a time', async () => {
  const { admin, recipe, set } = await scene()
  const versions: number[] = []
  for (const perUnit of [100, 200, 300]) versions.unshift((await set({ ...own, perUnit })).version)
  const first = await listPriceHistory(admin, { recipe, limit: 2 })
  const second = await listPriceHistory(admin, { recipe, limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.rows, ...second.rows].map(({ version }) => version)).toEqual(versions)
  expect(second.nextCursor).toBeNull()
})

test('a row from before notes counts and is shown as set when it began', async () => {
  const { ctx, admin, recipe, now } = await scene()
  const activeFrom = new Date('2025-06-01T00:00:00Z')
  await ctx.db.insert(priceRule).values({ recipe, rule: { ...dear }, activeFrom, actor: 'system:seed', reason })
  expect(await now()).toEqual(dear)
  const { rows } = await listPriceHistory(admin, { recipe, limit: 5 })
  expect(rows).toMatchObject([{ rule: dear, setAt: activeFrom, state: 'active' }])
})

test('a preview prices by both rules and changes nothing', async () => {
  const { admin, recipe, set, now } = await scene()
  await set(cheap)
  const examples = [{ seconds: 5 }, { seconds: 10, resolution: '1080p' }]
  const previews = await previewPrice(admin, { recipe, rule: dear }, { own, examples })
  expect(previews.map(({ before, after }) => [before.credits, after.credits])).toEqual([
    [3, 11],
    [5, 42],
  ])
  expect(await now()).toEqual(cheap)
})

test('support reads the book, only admins write in it, creators do neither', async () => {
  const { ctx, recipe } = await scene()
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  const creator = asUser(ctx, await createUser(ctx))
  const change = { recipe, rule: dear, reason, expectedVersion: null }
  expect(await entryOf(support, recipe)).toMatchObject({ rule: own })
  await expect(changePrice(support, change, own)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(rollBackPrice(support, { ...change, toVersion: null }, own)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(withdrawScheduledPrice(support, { ...change, version: 1 })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(listPriceBook(creator, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(listPriceHistory(creator, { recipe, limit: 5 })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(previewPrice(creator, { recipe, rule: dear }, { own, examples: [] })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
  })
})

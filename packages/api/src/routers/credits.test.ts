import { grantCredits, holdCredits } from '@studiolo/core/credits'
import { createApiKey, revokeApiKey } from '@studiolo/core/identity'
import { inTransaction } from '@studiolo/core/kernel/context'
import { asUser, createUser, world } from '@studiolo/core/testing/world'
import { generation } from '@studiolo/db/schema/generation'
import { expect, test } from 'vitest'
import { createCallerFactory, router } from '../trpc'
import { credits as adminCredits } from './admin/credits'
import { credits } from './credits'

const createCaller = createCallerFactory(router({ credits, admin: { credits: adminCredits } }))

/** A creator with 20 credits, 8 of them held for a generation, and everybody who may ask about it. */
async function scene() {
  const { ctx } = await world()
  const creator = await createUser(ctx)
  const userId = creator.id
  const holdId = await inTransaction(ctx, async (ctx) => {
    const words = (key: string) => ({ userId, idempotencyKey: `${key}:${userId}`, reason: 'generation' })
    await grantCredits(ctx, { ...words('grant'), amount: 20, source: 'welcome' })
    return (await holdCredits(ctx, { ...words('hold'), amount: 8 })).holdId
  })
  const generationId = ctx.ids.next('gen')
  const now = ctx.clock.now()
  await ctx.db.insert(generation).values({
    id: generationId,
    userId,
    recipe: 'speech',
    input: { text: 'Listen to the rain.', language: 'en', pace: 1 },
    idempotencyKey: 'key-of-the-form',
    requestDigest: 'digest',
    quoteLines: [],
    quotedCredits: 8,
    holdId,
    createdAt: now,
    movedAt: now,
  })
  const request = {
    id: 'req',
    address: '192.0.2.1',
    userAgent: 'Firefox',
    headers: new Headers(),
    signal: new AbortController().signal,
  }
  const live = { subscribe: async function* () {} }
  const callAs = (person: Parameters<typeof asUser>[1]) =>
    createCaller({ ...asUser(ctx, person), request, live, responseHeaders: new Headers() })
  return { ctx, creator, userId, generationId, callAs }
}

test('a creator sees the balance, and what each movement was for', async () => {
  const { creator, callAs, generationId } = await scene()
  const caller = callAs(creator)
  expect(await caller.credits.balance()).toEqual({ available: 12, held: 8, debt: 0 })
  expect(await caller.credits.lots()).toMatchObject([
    { source: 'welcome', amount: 20, remaining: 12, held: 8, expiresAt: null, state: 'active' },
  ])
  const { lines, nextCursor } = await caller.credits.statement({})
  expect(nextCursor).toBeNull()
  expect(lines.map(({ kind, generationId, generationTitle }) => ({ kind, generationId, generationTitle }))).toEqual([
    { kind: 'hold', generationId, generationTitle: 'Listen to the rain.' },
    { kind: 'grant', generationId: null, generationTitle: null },
  ])
})

test('staff sees anybody’s credits, and only an admin gives some', async () => {
  const { ctx, creator, userId, callAs, generationId } = await scene()
  const adjustment = { userId, amount: 5, reason: 'A lost render', idempotencyKey: `adjust-${userId}` }
  await expect(
    callAs(creator).admin.credits.balances({ userIds: [userId, ctx.ids.next('usr')] }),
  ).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })

  const support = callAs(await createUser(ctx, { role: 'support' }))
  expect(await support.admin.credits.balances({ userIds: [userId] })).toEqual({
    [userId]: { available: 12, held: 8, debt: 0 },
  })
  const { lines } = await support.admin.credits.statement({ userId, kinds: ['hold'] })
  expect(lines).toMatchObject([{ kind: 'hold', availableChange: -8, generationId }])
  await expect(support.admin.credits.adjust(adjustment)).rejects.toMatchObject({ code: 'FORBIDDEN' })

  const admin = callAs(await createUser(ctx, { role: 'admin' }))
  expect(await admin.admin.credits.adjust(adjustment)).toMatchObject({ balance: { available: 17, held: 8, debt: 0 } })
})

test('a creator sees what they had at an instant, staff what anybody had', async () => {
  const { ctx, creator, userId, callAs } = await scene()
  const at = ctx.clock.now()
  const had = { available: 12, held: 8, settled: 20, debt: 0 }
  expect(await callAs(creator).credits.balanceAt({ at })).toMatchObject(had)
  const stranger = callAs(await createUser(ctx))
  expect(await stranger.credits.balanceAt({ at })).toMatchObject({ available: 0, movement: null })
  await expect(stranger.admin.credits.balanceAt({ userId, at })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const support = callAs(await createUser(ctx, { role: 'support' }))
  expect(await support.admin.credits.balanceAt({ userId, at })).toMatchObject(had)
  expect(await support.admin.credits.lots({ userId })).toMatchObject([{ source: 'welcome', held: 8 }])
})

test('limits name their keys; those of dead keys are left out; the house’s stand among them', async () => {
  const { ctx, creator, userId, callAs } = await scene()
  const me = asUser(ctx, creator)
  const key = await createApiKey(me, { name: 'render farm', scopes: ['generations:write'] })
  const caller = callAs(creator)
  const support = callAs(await createUser(ctx, { role: 'support' }))
  const admin = callAs(await createUser(ctx, { role: 'admin' }))
  await caller.credits.setSpendLimit({ window: 'month', credits: 500 })
  await caller.credits.setSpendLimit({ window: 'day', credits: 50, apiKeyId: key.id })
  await admin.admin.credits.setSpendLimit({ userId, window: 'day', credits: 100, reason: 'A new account' })
  const limits = [
    { owner: 'admin', window: 'day', credits: 100, spent: 8, keyName: null },
    { owner: 'creator', window: 'month', credits: 500, spent: 8, keyName: null },
    { owner: 'creator', window: 'day', credits: 50, spent: 0, apiKeyId: key.id, keyName: 'render farm' },
  ]
  expect(await caller.credits.spendLimits()).toMatchObject(limits)
  expect(await support.admin.credits.spendLimits({ userId })).toMatchObject(limits)
  await expect(
    support.admin.credits.setSpendLimit({ userId, window: 'day', credits: 1, reason: 'Not an admin' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })

  await revokeApiKey(me, key.id)
  const [house, own, ...rest] = await caller.credits.spendLimits()
  expect(rest).toEqual([])
  expect(await support.admin.credits.spendLimits({ userId })).toEqual([house, own])
  if (!house || !own) throw new Error('two limits were set')
  await expect(caller.credits.removeSpendLimit({ id: house.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await caller.credits.removeSpendLimit({ id: own.id })
  await admin.admin.credits.removeSpendLimit({ id: house.id, reason: 'Known by now' })
  expect(await caller.credits.spendLimits()).toEqual([])
})

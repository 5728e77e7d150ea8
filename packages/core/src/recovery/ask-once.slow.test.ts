import { generation } from '@studiolo/db/schema/generation'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { DAY_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import { asUser } from '../testing/world'
import { listMyRecoveries } from './index'
import { askScene, auditOf } from './testing/ask-scene'
import { chargedGeneration, createBuyer, give } from './testing/charges'

test('ten clicks at once dispute a charge once, and it comes back once', async () => {
  const { ctx, mails, pump, userId, make, ask, lose } = await askScene()
  const id = await make()
  await lose(id)
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(id)))
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  expect(await getBalance(ctx, userId)).toEqual({ available: 20, held: 0, debt: 0 })
  expect(await ctx.db.$count(recoveryRequest)).toBe(1)
  await pump.untilIdle()
  expect(mails).toHaveLength(1)
  expect((await auditOf(ctx, userId)).map(({ action }) => action)).toEqual(['recovery.asked', 'recovery.granted'])
  // They counted as one of the ten of a day.
  expect(await ask(await make())).toMatchObject({ state: 'waiting' })
})

test('a repeat answers the request there is, takes no token and changes nothing', async () => {
  const { ctx, make, ask, creator, lose } = await askScene({ env: { RATE_LIMITS: 'recovery=1/1d' } })
  const [first, second] = [await make(), await make()]
  const answer = await ask(first)
  await lose(first)
  expect(await ask(first, { claim: 'api_error', note: 'Other words' })).toEqual(answer)
  await expect(ask(second)).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  expect((await listMyRecoveries(creator, { limit: 20 })).recoveries).toEqual([answer])
  expect(await ctx.db.$count(recoveryRequest)).toBe(1)
})

test('only one’s own, only in the browser, only what ended, and not after 30 days', async () => {
  const { ctx, clock, userId, creator, make, ask } = await askScene()
  const id = await make()
  const stranger = await createBuyer(ctx)
  await expect(ask(id, {}, stranger.ctx)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(ask(ctx.ids.next('gen'))).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(ask(id, {}, { ...ctx, actor: { kind: 'anonymous' } })).rejects.toMatchObject({ kind: 'UNAUTHENTICATED' })
  const byKey: Ctx = {
    ...ctx,
    actor: { kind: 'user', userId, role: 'user', apiKey: { id: ctx.ids.next('key'), scopes: ['credits:read'] } },
  }
  await expect(ask(id, {}, byKey)).rejects.toMatchObject({ kind: 'FORBIDDEN' })

  await ctx.db.update(generation).set({ status: 'canceling' }).where(eq(generation.id, id))
  await expect(ask(id)).rejects.toMatchObject({ kind: 'CONFLICT', meta: { reason: 'still-running' } })
  await ctx.db.update(generation).set({ status: 'succeeded' }).where(eq(generation.id, id))
  clock.advance(30 * DAY_MS + 1)
  await expect(ask(id)).rejects.toMatchObject({ kind: 'INVALID_INPUT', meta: { reason: 'too-old', days: 30 } })
  expect((await listMyRecoveries(creator, { limit: 20 })).recoveries).toEqual([])
})

test('one’s own requests come newest first, by the page and by the charge', async () => {
  const { ctx, clock, userId, creator, make, ask } = await askScene()
  await give(ctx, userId, 40)
  const ids = [await make(), await make(), await make()]
  for (const id of ids) {
    clock.advance(1)
    await ask(id)
  }
  const other = await createBuyer(ctx)
  await ask(await chargedGeneration(ctx, other.user.id), {}, other.ctx)
  const first = await listMyRecoveries(creator, { limit: 2 })
  const second = await listMyRecoveries(creator, { limit: 2, cursor: first.nextCursor ?? undefined })
  expect([...first.recoveries, ...second.recoveries].map(({ subject }) => subject.id)).toEqual(ids.toReversed())
  expect(second.nextCursor).toBeNull()
  const [one] = ids
  expect((await listMyRecoveries(creator, { generationId: one, limit: 20 })).recoveries).toMatchObject([
    { subject: { id: one } },
  ])
  const theirs = await listMyRecoveries(asUser(ctx, other.user), { generationId: one, limit: 20 })
  expect(theirs.recoveries).toEqual([])
})

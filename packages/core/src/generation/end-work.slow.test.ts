import { Readable } from 'node:stream'
import { asset, rendition } from '@studiolo/db/schema/assets'
import { transfer } from '@studiolo/db/schema/credits'
import { generation } from '@studiolo/db/schema/generation'
import { render } from '@studiolo/db/schema/providers'
import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { deleteAccount, reinstateUser, suspendUser } from '../identity'
import { implementJob } from '../jobs'
import { asSystem, type Ctx } from '../kernel/context'
import { attemptsOf } from '../providers'
import { asUser, createUser } from '../testing/factories'
import { createPump } from '../testing/pump-jobs'
import { runFor, startVideo, studio, VIDEO_CREDITS, videoOrder, type Studio } from '../testing/studio'
import { jobHandlers as assetJobs } from '../assets/worker'
import { jobHandlers as providerJobs } from '../providers/worker'
import { ingestJob } from './ingest.job'
import { ingest, startGenerations } from './index'
import { jobHandlers } from './worker'

const reason = 'test'

async function storedKeys({ storage }: Ctx): Promise<string[]> {
  const keys: string[] = []
  for (const prefix of ['assets/', 'renders/']) for await (const { key } of storage.list(prefix)) keys.push(key)
  return keys
}

const statesOf = async ({ ctx }: Studio) =>
  (await ctx.db.select({ status: generation.status }).from(generation).orderBy(generation.id)).map((row) => row.status)

/** A studio where each creator has one made, one at the provider and one in the queue. */
async function busyStudio() {
  const world = await studio({ env: { CREATOR_CONCURRENCY: '1' } })
  const { ctx, user } = await world.creator(40)
  await startVideo(ctx)
  await runFor(world, 5000)
  world.simulator.script = { workMs: 3_600_000 }
  await startVideo(ctx)
  await startVideo(ctx)
  await world.pump.untilIdle()
  expect(await statesOf(world)).toEqual(['succeeded', 'running', 'queued'])
  return { world, ctx, user }
}

test('suspending cancels what waits and runs, gives back, and keeps what was made', async () => {
  const { world, user } = await busyStudio()
  const admin = asUser(world.ctx, await createUser(world.ctx, { role: 'admin' }))
  const files = await storedKeys(world.ctx)
  await suspendUser(admin, { userId: user.id, reason })
  await runFor(world, 5000)
  expect(await statesOf(world)).toEqual(['succeeded', 'canceled', 'canceled'])
  expect(await getBalance(world.ctx, user.id)).toEqual({ available: 40 - VIDEO_CREDITS, held: 0, debt: 0 })
  expect([...world.simulator.operations.values()].at(-1)?.canceled).toBe(true)
  expect(await storedKeys(world.ctx)).toEqual(files)
})

test('who is let in again before the work was ended keeps it', async () => {
  const { world, user } = await busyStudio()
  const admin = asUser(world.ctx, await createUser(world.ctx, { role: 'admin' }))
  await suspendUser(admin, { userId: user.id, reason })
  await reinstateUser(admin, { userId: user.id, reason })
  await world.pump.untilIdle()
  expect(await statesOf(world)).toEqual(['succeeded', 'running', 'queued'])
})

test('deleting the account cancels, gives back and removes every file; the ledger stays', async () => {
  const { world, ctx, user } = await busyStudio()
  const other = await world.creator(20)
  world.simulator.script = {}
  await startVideo(other.ctx)
  await runFor(world, 5000)
  const [theirs] = await world.ctx.db.select().from(asset).where(eq(asset.userId, other.user.id))
  await storeRender(world, user.id)
  const entries = async () => (await world.ctx.db.select({ rows: count() }).from(transfer))[0]?.rows ?? 0
  const before = await entries()

  await deleteAccount(ctx, { confirmation: user.email ?? '' })
  await runFor(world, 5000)
  expect(await getBalance(world.ctx, user.id)).toEqual({ available: 40 - VIDEO_CREDITS, held: 0, debt: 0 })
  expect(await entries()).toBeGreaterThan(before)
  expect(await world.ctx.db.select({ id: asset.id }).from(asset)).toEqual([{ id: theirs?.id }])
  const named = await world.ctx.db.select().from(rendition)
  expect(named.every(({ assetId }) => assetId === theirs?.id)).toBe(true)
  const left = await storedKeys(world.ctx)
  expect(left.filter((key) => !key.startsWith(`assets/${theirs?.id}/`))).toEqual([])
  expect(left).not.toEqual([])
})

/** As if the built-in renderer had made the first of a person's generations. */
async function storeRender({ ctx }: Studio, userId: `usr_${string}`): Promise<void> {
  const [first] = await ctx.db.select().from(generation).where(eq(generation.userId, userId)).orderBy(generation.id)
  const [attempt] = await attemptsOf(ctx, first ? [first.id] : [])
  if (!attempt) throw new Error('nothing was attempted')
  const resultKey = `renders/${attempt.id}/result.mp4`
  const { capability, task } = attempt
  await ctx.storage.put(resultKey, Readable.from([Buffer.from('film')]))
  await ctx.db
    .insert(render)
    .values({ reference: attempt.id, capability, task, state: 'succeeded', resultKey, createdAt: ctx.clock.now() })
}

test('a result that is being published while the account goes is not left behind', async () => {
  const world = await studio()
  const { ctx, user } = await world.creator(20)
  const held = implementJob(ingest, async () => {})
  const others = jobHandlers.filter(({ job }) => job.name !== ingest.name)
  const pump = createPump(world.ctx, [...assetJobs, ...others, ...providerJobs, held])
  const { id } = await startVideo(ctx)
  await runFor({ ...world, pump }, 5000)
  let files = 0
  const storage = { ...world.ctx.storage }
  storage.putFile = async (key, path) => {
    if (++files === 3) {
      await deleteAccount(ctx, { confirmation: user.email ?? '' })
      await world.pump.untilIdle()
    }
    return world.ctx.storage.putFile(key, path)
  }
  const run = { signal: new AbortController().signal, attempt: 1, workerId: 'one' }
  await ingestJob.run({ ...asSystem(world.ctx, 'test'), storage }, { generationId: id }, run)
  expect(files).toBeGreaterThan(3)
  expect(await statesOf(world)).toEqual(['canceled'])
  expect(await getBalance(world.ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  expect(await storedKeys(world.ctx)).toEqual([])
})

test('a late result is not delivered to somebody who is gone', async () => {
  const world = await studio({ provider: { canCancel: false } })
  const { ctx, user } = await world.creator(20)
  world.simulator.script = { workMs: 3_600_000 }
  await startVideo(ctx)
  await world.pump.untilIdle()
  world.clock.advance(2 * 3_600_000)
  await world.pump.untilIdle()
  expect(await statesOf(world)).toEqual(['failed'])
  await deleteAccount(ctx, { confirmation: user.email ?? '' })
  for (const operation of world.simulator.operations.values()) operation.startedAt = 0
  await runFor(world, 60_000)
  const [attempt] = await attemptsOf(world.ctx, [(await world.ctx.db.select().from(generation))[0]?.id ?? 'gen_'])
  expect(attempt?.state).toBe('succeeded')
  expect(await statesOf(world)).toEqual(['failed'])
  expect(await storedKeys(world.ctx)).toEqual([])
})

test.each([
  ['suspended', 'SUSPENDED'],
  ['deleted', 'UNAUTHENTICATED'],
] as const)('a request that was let in before its person was %s starts nothing', async (state, kind) => {
  const world = await studio()
  const { ctx, user } = await world.creator(20)
  const admin = asUser(world.ctx, await createUser(world.ctx, { role: 'admin' }))
  if (state === 'suspended') await suspendUser(admin, { userId: user.id, reason })
  else await deleteAccount(ctx, { confirmation: user.email ?? '' })
  await world.pump.untilIdle()
  await expect(startGenerations(ctx, { orders: [videoOrder()] })).rejects.toMatchObject({ kind })
  expect(await statesOf(world)).toEqual([])
  expect(await getBalance(world.ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
})

import { asset } from '@studiolo/db/schema/assets'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { getBalance } from '../credits'
import { inTransaction } from '../kernel/context'
import { assignPlan } from '../plans'
import { runFor, startVideo, studio, videoOrder, VIDEO_CREDITS } from '../testing/studio'
import { getGeneration, listGenerations, startGenerations } from './index'

describe('a generation', () => {
  test('is held for, made, published, charged exactly as quoted', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    const view = await startVideo(ctx, { quotedCredits: VIDEO_CREDITS })
    expect(view).toMatchObject({
      status: 'queued',
      queuePosition: 1,
      credits: { quoted: VIDEO_CREDITS, held: VIDEO_CREDITS, charged: 0, released: 0 },
    })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 13, held: VIDEO_CREDITS, debt: 0 })

    await runFor(world, 5000)
    const done = await getGeneration(ctx, { id: view.id })
    expect(done).toMatchObject({
      status: 'succeeded',
      settlement: 'captured',
      progress: 100,
      provider: 'Scripted scripted',
    })
    expect(done.credits).toEqual({ quoted: VIDEO_CREDITS, held: 0, charged: VIDEO_CREDITS, released: 0 })
    expect(done.stages.map(({ name, state }) => `${name} ${state}`)).toEqual(
      ['queued', 'submitting', 'generating', 'downloading', 'processing', 'publishing'].map((name) => `${name} done`),
    )
    const [made] = done.assets
    expect(made?.kind).toBe('video')
    expect(made?.renditions.map((file) => file.kind)).toEqual(
      expect.arrayContaining(['hls', 'mp4', 'poster', 'sprite', 'peaks']),
    )
    expect(await getBalance(ctx, user.id)).toEqual({ available: 13, held: 0, debt: 0 })
    expect(world.simulator.operations.size).toBe(1)
  })

  test('that was refused for its content gives everything back and is not tried again', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { onStart: { status: 422, code: 'content' } }
    const view = await startVideo(ctx)
    await runFor(world, 60_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
      status: 'failed',
      settlement: 'released',
      error: { kind: 'CONTENT_REFUSED' },
    })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
    expect(world.simulator.requests.filter((line) => line.startsWith('POST /operations'))).toHaveLength(1)
  })

  test('asks an overloaded provider three times, later each time, then gives up and gives back', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { onStart: { status: 503, code: 'busy' } }
    const view = await startVideo(ctx)
    await runFor(world, 120_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
      status: 'failed',
      error: { kind: 'PROVIDER_UNAVAILABLE' },
    })
    expect(world.simulator.requests).toHaveLength(3)
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  })

  test('that failed there is told from one that was refused, and gives back', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { ends: { failed: 'gpu-lost' } }
    const view = await startVideo(ctx)
    await runFor(world, 60_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
      status: 'failed',
      error: { kind: 'RENDER_FAILED' },
    })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  })
})

test('a full disk is told plainly: nothing is half published, nothing charged', async () => {
  const world = await studio({ env: { STUDIOLO_MIN_FREE_BYTES: String(2 ** 52) } })
  const { ctx, user } = await world.creator(20)
  const view = await startVideo(ctx)
  await runFor(world, 60_000)
  expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
    status: 'failed',
    settlement: 'released',
    error: { kind: 'STORAGE_FULL', id: expect.stringMatching(/^err_/) },
    assets: [],
  })
  expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  for await (const file of ctx.storage.list('assets/')) expect.unreachable(`${file.key} was left behind`)
})

describe('the queue', () => {
  test('one who starts many does not delay the first of another by more than what already runs', async () => {
    const world = await studio({ env: { GENERATION_CONCURRENCY: '2', CREATOR_CONCURRENCY: '2' } })
    const { ctx: greedy, user } = await world.creator(VIDEO_CREDITS * 40)
    await inTransaction(world.ctx, (ctx) => assignPlan(ctx, user.id, 'business'))
    world.simulator.script = { workMs: 3_600_000 }
    for (let i = 0; i < 5; i++)
      await startGenerations(greedy, { orders: Array.from({ length: 8 }, () => videoOrder()) })
    await world.pump.untilIdle()
    const { ctx: late } = await world.creator(VIDEO_CREDITS * 2)
    const first = await startVideo(late)
    expect(first.queuePosition).toBe(1)
    await world.pump.untilIdle()
    expect(await getGeneration(late, { id: first.id })).toMatchObject({ status: 'queued' })

    const running = await listGenerations(greedy, { live: true, status: 'running', limit: 50 })
    expect(running.items).toHaveLength(2)
    const [one] = world.simulator.operations.values()
    if (one) one.startedAt = 0
    await runFor(world, 3000)
    expect(await getGeneration(late, { id: first.id })).toMatchObject({ status: 'running' })
  })
})

test('what stands still is put back on its way by the sweep', async () => {
  const world = await studio()
  const { ctx } = await world.creator(20)
  const view = await startVideo(ctx)
  await world.pump.untilIdle()
  await world.database.db.execute(sql`delete from graphile_worker._private_jobs`)
  world.clock.advance(4 * 60_000)
  await world.database.db.execute(sql`select graphile_worker.add_job('generation.sweep')`)
  await runFor(world, 5000)
  expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded' })
  expect(await world.database.db.select().from(asset)).toHaveLength(1)
})

import { generation } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import { transfer } from '@studiolo/db/schema/credits'
import { asset } from '@studiolo/db/schema/assets'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { getBalance } from '../credits'
import type { Ctx } from '../kernel/context'
import { studio, videoOrder, VIDEO_CREDITS, type Studio } from '../testing/studio'
import { cancelGeneration, getGeneration, listGenerations, startGenerations } from './index'

/** Runs due jobs, moves the clock to the next one, until nothing is due within the limit. */
async function runFor({ pump, clock }: Studio, ms: number): Promise<void> {
  const end = clock.now().getTime() + ms
  for (;;) {
    await pump.untilIdle()
    const wait = await pump.nextDueMs()
    if (wait === null || clock.now().getTime() + wait > end) break
    clock.advance(Math.max(1, wait))
  }
}

async function started(ctx: Ctx, change = {}) {
  const { generations } = await startGenerations(ctx, { orders: [videoOrder(change)] })
  const [view] = generations
  if (!view) throw new Error('nothing was started')
  return view
}

describe('a generation', () => {
  test('is held for, made, published, charged exactly as quoted', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    const view = await started(ctx, { quotedCredits: VIDEO_CREDITS })
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
    const view = await started(ctx)
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
    const view = await started(ctx)
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
    const view = await started(ctx)
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
  const view = await started(ctx)
  await runFor(world, 60_000)
  expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
    status: 'failed',
    settlement: 'released',
    error: { kind: 'STORAGE_FULL', id: expect.stringMatching(/^err_/) },
    assets: [],
  })
  expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  const files = await Array.fromAsync(ctx.storage.list('assets/'))
  expect(files).toEqual([])
})

describe('a lost answer', () => {
  test('is sent again under the same reference where a second start is the same start', async () => {
    const world = await studio({ provider: { idempotentStart: true } })
    const { ctx } = await world.creator(20)
    world.simulator.script = { onStart: 'lose' }
    const view = await started(ctx)
    await expect(world.pump.untilIdle()).rejects.toThrow()
    const [sent] = await world.database.db.select().from(attempt).where(eq(attempt.state, 'submitting'))
    world.simulator.script = {}
    await world.database.db.execute(
      sql`select graphile_worker.add_job('generation.submit', json_build_object('generationId', ${view.id}::text))`,
    )
    await runFor(world, 5000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded' })
    expect(world.simulator.worksBegun(sent?.id ?? '')).toBe(1)
  })

  test('elsewhere is never sent again: held until the deadline, then released, and delivered late with nothing charged', async () => {
    const world = await studio({ provider: { idempotentStart: false, canFind: false } })
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { onStart: 'lose' }
    const view = await started(ctx)
    await runFor(world, 30_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'running', settlement: 'held' })
    const [lost] = await world.database.db.select().from(attempt).where(eq(attempt.state, 'unknown'))
    expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS })

    await runFor(world, 60_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({
      status: 'failed',
      settlement: 'released',
      error: { kind: 'PROVIDER_UNKNOWN' },
    })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
    expect(world.simulator.operations.size).toBe(1)

    // The provider tells us of it after all: the operation becomes known.
    const [operation] = world.simulator.operations.keys()
    await world.database.db
      .update(attempt)
      .set({ state: 'accepted', operation: { id: operation } })
      .where(eq(attempt.id, lost?.id ?? 'att_'))
    await runFor(world, 3_600_000)
    const late = await getGeneration(ctx, { id: view.id })
    expect(late).toMatchObject({ status: 'succeeded', settlement: 'waived', credits: { charged: 0, held: 0 } })
    expect(late.assets).toHaveLength(1)
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  })

  test('is looked up by our reference where the provider can be asked', async () => {
    const world = await studio({ provider: { idempotentStart: false, canFind: true } })
    const { ctx } = await world.creator(20)
    world.simulator.script = { onStart: 'lose' }
    const view = await started(ctx)
    await runFor(world, 10_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded', settlement: 'captured' })
    expect(world.simulator.operations.size).toBe(1)
  })

  test('that never arrived is sent anew once the provider says so', async () => {
    const world = await studio({ provider: { idempotentStart: false, canFind: true } })
    const { ctx } = await world.creator(20)
    world.simulator.script = { onStart: 'swallow' }
    const view = await started(ctx)
    await world.pump.untilIdle()
    world.simulator.script = {}
    await runFor(world, 20_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded' })
    const attempts = await world.database.db.select().from(attempt)
    expect(attempts.map(({ state, code }) => [state, code])).toEqual([
      ['failed', 'never-arrived'],
      ['succeeded', null],
    ])
  })
})

describe('canceling', () => {
  test('what waits gives everything back at once', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    const view = await started(ctx)
    expect(await cancelGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceled', settlement: 'released' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
    await runFor(world, 5000)
    expect(world.simulator.requests).toEqual([])
  })

  test('what runs asks the provider and gives back when it has stopped', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { workMs: 3_600_000 }
    const view = await started(ctx)
    await world.pump.untilIdle()
    expect(await cancelGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceling' })
    await runFor(world, 5000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceled', settlement: 'released' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
    expect([...world.simulator.operations.values()].map(({ canceled }) => canceled)).toEqual([true])
  })

  test('gives back at the deadline when the provider goes on, and nothing it makes later is charged', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { workMs: 3_600_000, onCancel: 'ignore' }
    const view = await started(ctx)
    await world.pump.untilIdle()
    await cancelGeneration(ctx, { id: view.id })
    await runFor(world, 19_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceling', settlement: 'held' })
    await runFor(world, 2000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceled', settlement: 'released' })
    for (const operation of world.simulator.operations.values()) operation.startedAt = 0
    await runFor(world, 600_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceled', settlement: 'released' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
  })

  test('again answers the same; what has ended cannot be canceled; a stranger finds nothing', async () => {
    const world = await studio()
    const { ctx } = await world.creator(20)
    const { ctx: stranger } = await world.creator(1)
    const view = await started(ctx)
    await expect(cancelGeneration(stranger, { id: view.id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await runFor(world, 5000)
    await expect(cancelGeneration(ctx, { id: view.id })).rejects.toMatchObject({ kind: 'CONFLICT' })
    const second = await started(ctx)
    await cancelGeneration(ctx, { id: second.id })
    expect(await cancelGeneration(ctx, { id: second.id })).toMatchObject({ status: 'canceled' })
  })
})

describe('starting', () => {
  test('ten tabs spending the last credits start what the balance allows', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(VIDEO_CREDITS * 2)
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => started(ctx)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'INSUFFICIENT_CREDITS' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 0, held: VIDEO_CREDITS * 2, debt: 0 })
    expect(await world.database.db.select().from(generation).where(eq(generation.userId, user.id))).toHaveLength(2)
  })

  test('the double click, the retried request and the second tab make one generation', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(100)
    const order = videoOrder()
    const answers = await Promise.all(Array.from({ length: 8 }, () => startGenerations(ctx, { orders: [order] })))
    expect(new Set(answers.map(({ generations }) => generations[0]?.id)).size).toBe(1)
    expect((await listGenerations(ctx, { limit: 20 })).items).toHaveLength(1)
    expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS })
    await expect(
      startGenerations(ctx, { orders: [{ ...order, input: { ...order.input, prompt: 'Something else' } }] }),
    ).rejects.toMatchObject({
      kind: 'IDEMPOTENCY_CONFLICT',
    })
  })

  test('another price than the one shown is refused with both amounts, and nothing is held', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(100)
    await expect(started(ctx, { quotedCredits: 5 })).rejects.toMatchObject({
      kind: 'PRICE_CHANGED',
      meta: { shown: 5, price: VIDEO_CREDITS },
    })
    await expect(started(ctx, { maxCredits: 6 })).rejects.toMatchObject({ kind: 'PRICE_CHANGED' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 100, held: 0, debt: 0 })
  })

  test('a batch is admitted all or none', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(VIDEO_CREDITS * 2)
    await expect(startGenerations(ctx, { orders: [videoOrder(), videoOrder(), videoOrder()] })).rejects.toMatchObject({
      kind: 'INSUFFICIENT_CREDITS',
    })
    expect(await getBalance(ctx, user.id)).toEqual({ available: VIDEO_CREDITS * 2, held: 0, debt: 0 })
    expect(await world.database.db.select().from(transfer).where(eq(transfer.kind, 'hold'))).toEqual([])
  })

  test('names each wrong field', async () => {
    const world = await studio()
    const { ctx } = await world.creator(20)
    await expect(
      started(ctx, { input: { prompt: '', aspectRatio: '4:3', durationSeconds: 6, resolution: '720p' } }),
    ).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      meta: {
        issues: expect.arrayContaining([
          expect.objectContaining({ field: 'prompt' }),
          expect.objectContaining({ field: 'durationSeconds' }),
        ]),
      },
    })
  })
})

describe('the queue', () => {
  test('one who starts many does not delay the first of another by more than what already runs', async () => {
    const world = await studio({ env: { GENERATION_CONCURRENCY: '2', CREATOR_CONCURRENCY: '2' } })
    const { ctx: greedy } = await world.creator(VIDEO_CREDITS * 40)
    world.simulator.script = { workMs: 3_600_000 }
    for (let i = 0; i < 5; i++)
      await startGenerations(greedy, { orders: Array.from({ length: 8 }, () => videoOrder()) })
    await world.pump.untilIdle()
    const { ctx: late } = await world.creator(VIDEO_CREDITS * 2)
    const first = await started(late)
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
  const view = await started(ctx)
  await world.pump.untilIdle()
  await world.database.db.execute(sql`delete from graphile_worker._private_jobs`)
  world.clock.advance(4 * 60_000)
  await world.database.db.execute(sql`select graphile_worker.add_job('generation.sweep')`)
  await runFor(world, 5000)
  expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded' })
  expect(await world.database.db.select().from(asset)).toHaveLength(1)
})

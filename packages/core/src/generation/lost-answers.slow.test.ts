import { attempt } from '@studiolo/db/schema/providers'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { getBalance } from '../credits'
import { runFor, startVideo, studio, VIDEO_CREDITS } from '../testing/studio'
import { getGeneration } from './index'

describe('a lost answer', () => {
  test('is sent again under the same reference where a second start is the same start', async () => {
    const world = await studio({ provider: { idempotentStart: true } })
    const { ctx } = await world.creator(20)
    world.simulator.script = { onStart: 'lose' }
    const view = await startVideo(ctx)
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
    const view = await startVideo(ctx)
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
    const view = await startVideo(ctx)
    await runFor(world, 10_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded', settlement: 'captured' })
    expect(world.simulator.operations.size).toBe(1)
  })

  test('that never arrived is sent anew once the provider says so', async () => {
    const world = await studio({ provider: { idempotentStart: false, canFind: true } })
    const { ctx } = await world.creator(20)
    world.simulator.script = { onStart: 'swallow' }
    const view = await startVideo(ctx)
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

  test.each(['accepted', 'succeeded'] as const)(
    'that was stored (%s) by a run that died before it moved on is followed by the next',
    async (state) => {
      const world = await studio()
      const { ctx } = await world.creator(20)
      world.simulator.script = { onStart: 'lose' }
      const view = await startVideo(ctx)
      await expect(world.pump.untilIdle()).rejects.toThrow()
      const [operation] = world.simulator.operations.keys()
      const results =
        state === 'succeeded' ? [{ kind: 'url', url: `${world.simulator.address}/results/${operation}` }] : null
      await world.database.db.update(attempt).set({ state, operation: { id: operation }, results })
      await world.database.db.execute(
        sql`select graphile_worker.add_job('generation.submit', json_build_object('generationId', ${view.id}::text))`,
      )
      await runFor(world, 5000)
      expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded', settlement: 'captured' })
      expect(world.simulator.operations.size).toBe(1)
    },
  )
})

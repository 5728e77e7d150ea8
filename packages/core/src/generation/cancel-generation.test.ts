import { describe, expect, test } from 'vitest'
import { listAudit } from '../audit'
import { getBalance } from '../credits'
import { asUser, createUser } from '../testing/factories'
import { runFor, startVideo, studio } from '../testing/studio'
import { cancelGeneration, getGeneration } from './index'

describe('canceling', () => {
  test('what waits gives everything back at once', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    const view = await startVideo(ctx)
    expect(await cancelGeneration(ctx, { id: view.id })).toMatchObject({ status: 'canceled', settlement: 'released' })
    expect(await getBalance(ctx, user.id)).toEqual({ available: 20, held: 0, debt: 0 })
    await runFor(world, 5000)
    expect(world.simulator.requests).toEqual([])
  })

  test('what runs asks the provider and gives back when it has stopped', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(20)
    world.simulator.script = { workMs: 3_600_000 }
    const view = await startVideo(ctx)
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
    const view = await startVideo(ctx)
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
    const view = await startVideo(ctx)
    await expect(cancelGeneration(stranger, { id: view.id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await runFor(world, 5000)
    await expect(cancelGeneration(ctx, { id: view.id })).rejects.toMatchObject({ kind: 'CONFLICT' })
    const second = await startVideo(ctx)
    await cancelGeneration(ctx, { id: second.id })
    expect(await cancelGeneration(ctx, { id: second.id })).toMatchObject({ status: 'canceled' })
  })

  test('by the staff leaves their reason in the audit log', async () => {
    const world = await studio()
    const { ctx } = await world.creator(20)
    const support = await createUser(world.ctx, { role: 'support' })
    const view = await startVideo(ctx)
    await cancelGeneration(asUser(world.ctx, support), { id: view.id, reason: 'asked for by mail' })
    const { rows } = await listAudit(world.ctx, { about: view.id, limit: 10 })
    expect(rows).toMatchObject([
      { actor: `user:${support.id}`, action: 'generation.canceled', reason: 'asked for by mail' },
    ])
  })
})

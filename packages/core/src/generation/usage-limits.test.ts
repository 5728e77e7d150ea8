import { plan, planUsage } from '@studiolo/db/schema/plans'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { getBalance } from '../credits'
import { inTransaction } from '../kernel/context'
import { assignPlan, getAllowances } from '../plans'
import { runFor, startVideo, studio, videoOrder, VIDEO_CREDITS, type Studio } from '../testing/studio'
import { cancelGeneration, getGeneration, listGenerations, startGenerations } from './index'

const video = 'text-to-video'

/** A studio whose free plan allows so many videos a day, with a creator who can pay for fifty. */
async function limited(limit: number, options: Parameters<typeof studio>[0] = {}) {
  const world = await studio(options)
  const limits = { [video]: { limit, window: 'day' as const } }
  await world.ctx.db.update(plan).set({ limits }).where(eq(plan.id, 'free'))
  const { ctx, user } = await world.creator(VIDEO_CREDITS * 50)
  const used = async () => (await getAllowances(world.ctx, user.id, [video]))[0]?.used
  return { world, ctx, user, used }
}

const batch = (count: number) => ({ orders: Array.from({ length: count }, () => videoOrder()) })

describe('a plan’s limit', () => {
  test('refuses what goes past it, with nothing held, made or counted', async () => {
    const { ctx, user, used } = await limited(2)
    await startGenerations(ctx, batch(2))
    const before = await getBalance(ctx, user.id)
    await expect(startVideo(ctx)).rejects.toMatchObject({
      kind: 'USAGE_LIMIT_REACHED',
      meta: { operation: video, limit: 2, used: 2, remaining: 0, upgradeRequired: true },
    })
    expect(await getBalance(ctx, user.id)).toEqual(before)
    expect((await listGenerations(ctx, { limit: 20 })).items).toHaveLength(2)
    expect(await used()).toBe(2)
  })

  test('admits a batch whole or not at all', async () => {
    const { ctx, user, used } = await limited(4)
    await startGenerations(ctx, batch(3))
    await expect(startGenerations(ctx, batch(2))).rejects.toMatchObject({
      kind: 'USAGE_LIMIT_REACHED',
      meta: { used: 3, remaining: 1 },
    })
    expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS * 3 })
    expect(await used()).toBe(3)
  })

  test('counts a repeated key once, also past the limit', async () => {
    const { ctx, used } = await limited(1)
    const order = videoOrder()
    const answers = await Promise.all(Array.from({ length: 6 }, () => startGenerations(ctx, { orders: [order] })))
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await used()).toBe(1)
    expect(await startGenerations(ctx, { orders: [order] })).toMatchObject({ repeated: true })
  })

  test('holds however many tabs start at once', async () => {
    const { ctx, used } = await limited(3)
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => startVideo(ctx)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'USAGE_LIMIT_REACHED' })
    expect(await used()).toBe(3)
  })
})

describe('what was taken is given back', () => {
  test('by one that failed, to the day it was started on', async () => {
    const { world, ctx, user, used } = await limited(1)
    world.clock.set(new Date('2026-01-15T23:59:58Z'))
    world.simulator.script = { ends: { failed: 'gpu-lost' } }
    const view = await startVideo(ctx)
    await runFor(world, 60_000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'failed' })
    expect(world.clock.now().toISOString()).toMatch(/^2026-01-16/)
    expect(await world.ctx.db.select().from(planUsage).where(eq(planUsage.userId, user.id))).toMatchObject([
      { day: '2026-01-15', used: 0 },
    ])
    expect(await used()).toBe(0)
  })

  test('by one that was canceled, once, so that another can take its place', async () => {
    const { ctx, used } = await limited(1)
    const { id } = await startVideo(ctx)
    await cancelGeneration(ctx, { id })
    await cancelGeneration(ctx, { id })
    expect(await used()).toBe(0)
    await startVideo(ctx)
    expect(await used()).toBe(1)
  })

  test('not by one that succeeded', async () => {
    const { world, ctx, used } = await limited(1)
    const view = await startVideo(ctx)
    await runFor(world, 5000)
    expect(await getGeneration(ctx, { id: view.id })).toMatchObject({ status: 'succeeded' })
    expect(await used()).toBe(1)
    await expect(startVideo(ctx)).rejects.toMatchObject({ kind: 'USAGE_LIMIT_REACHED' })
  })
})

describe('how many of a creator run at once', () => {
  const env = { GENERATION_CONCURRENCY: '12', CREATOR_CONCURRENCY: '2' }

  async function running(world: Studio, ctx: Parameters<typeof listGenerations>[0]) {
    await world.pump.untilIdle()
    return (await listGenerations(ctx, { live: true, status: 'running', limit: 50 })).items.length
  }

  test('is what the plan says, and the installation’s where it says nothing', async () => {
    const { world, ctx: free } = await limited(50, { env })
    world.simulator.script = { workMs: 3_600_000 }
    const paying = await world.creator(VIDEO_CREDITS * 50)
    await inTransaction(world.ctx, (ctx) => assignPlan(ctx, paying.user.id, 'pro'))
    await startGenerations(free, batch(8))
    await startGenerations(paying.ctx, batch(8))
    expect(await running(world, free)).toBe(2)
    expect(await running(world, paying.ctx)).toBe(5)
  })

  test('changes with the plan', async () => {
    const { world, ctx, user } = await limited(50, { env })
    world.simulator.script = { workMs: 3_600_000 }
    await startGenerations(ctx, batch(8))
    expect(await running(world, ctx)).toBe(2)
    await inTransaction(world.ctx, (ctx) => assignPlan(ctx, user.id, 'creator'))
    await startGenerations(ctx, batch(1))
    expect(await running(world, ctx)).toBe(3)
  })
})

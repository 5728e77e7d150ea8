import { transfer } from '@studiolo/db/schema/credits'
import { generation } from '@studiolo/db/schema/generation'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { getBalance, setSpendLimit } from '../credits'
import { startVideo, studio, videoOrder, VIDEO_CREDITS } from '../testing/studio'
import { listGenerations, startGenerations } from './index'

describe('starting', () => {
  test('ten tabs spending the last credits start what the balance allows', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(VIDEO_CREDITS * 2)
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => startVideo(ctx)))
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
    await expect(startVideo(ctx, { quotedCredits: 5 })).rejects.toMatchObject({
      kind: 'PRICE_CHANGED',
      meta: { shown: 5, price: VIDEO_CREDITS },
    })
    await expect(startVideo(ctx, { maxCredits: 6 })).rejects.toMatchObject({ kind: 'PRICE_CHANGED' })
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

  test('ten tabs never pass a spend limit, and what it refuses holds nothing and makes nothing', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(100)
    const terms = { window: 'month', credits: VIDEO_CREDITS * 3 + 1, alertPercent: 100 } as const
    await setSpendLimit(ctx, terms, async () => false)
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => startVideo(ctx)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({
          kind: 'SPEND_LIMIT_REACHED',
          meta: { needed: VIDEO_CREDITS, remaining: 1, limit: terms.credits, window: 'month' },
        })
    expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS * 3 })
    expect(await world.database.db.select().from(generation).where(eq(generation.userId, user.id))).toHaveLength(3)
  })

  test('a batch counts as a whole against a spend limit, and a repeat not again', async () => {
    const world = await studio()
    const { ctx, user } = await world.creator(100)
    const terms = { window: 'day', credits: VIDEO_CREDITS * 2, alertPercent: 100 } as const
    await setSpendLimit(ctx, terms, async () => false)
    const orders = [videoOrder(), videoOrder()]
    await expect(startGenerations(ctx, { orders: [...orders, videoOrder()] })).rejects.toMatchObject({
      kind: 'SPEND_LIMIT_REACHED',
      meta: { needed: VIDEO_CREDITS * 3, remaining: VIDEO_CREDITS * 2 },
    })
    await startGenerations(ctx, { orders })
    expect((await startGenerations(ctx, { orders })).repeated).toBe(true)
    expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS * 2 })
  })

  test('names each wrong field', async () => {
    const world = await studio()
    const { ctx } = await world.creator(20)
    await expect(
      startVideo(ctx, { input: { prompt: '', aspectRatio: '4:3', durationSeconds: 6, resolution: '720p' } }),
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

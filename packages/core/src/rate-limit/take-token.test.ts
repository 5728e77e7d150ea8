import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/clock'
import { inTransaction } from '../kernel/context'
import type { AppError } from '../kernel/errors'
import { world } from '../testing/world'
import type { RateFacts } from './contract'
import { returnToken, takeToken } from '.'

const times = <T>(count: number, make: () => Promise<T>) => Promise.allSettled(Array.from({ length: count }, make))
const refusal = async (take: Promise<unknown>) => {
  const error = await take.then(
    () => null,
    (error: AppError) => error,
  )
  return error && { kind: error.kind, ...error.meta }
}

test('a hundred at once get exactly what the limit allows', async () => {
  const { ctx } = await world()
  const seen = await times(100, () => takeToken(ctx, 'generate', 'crowd'))
  const taken = seen.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const refused = seen.flatMap((result) => (result.status === 'rejected' ? [result.reason as AppError] : []))
  expect(taken.map((facts: RateFacts) => facts.remaining).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(new Set(refused.map((error) => error.kind))).toEqual(new Set(['RATE_LIMITED']))
})

test('tokens come back one by one, and the refusal says when', async () => {
  const { ctx, clock } = await world()
  for (let i = 0; i < 5; i++) await takeToken(ctx, 'sign-in', 'steady')
  expect(await refusal(takeToken(ctx, 'sign-in', 'steady'))).toEqual({
    kind: 'RATE_LIMITED',
    name: 'sign-in',
    limit: 5,
    windowSeconds: 900,
    remaining: 0,
    resetSeconds: 900,
    retryAfterSeconds: 180,
  })
  clock.advance(180 * SECOND_MS - 1)
  expect(await refusal(takeToken(ctx, 'sign-in', 'steady'))).toMatchObject({ retryAfterSeconds: 1 })
  clock.advance(1)
  expect(await takeToken(ctx, 'sign-in', 'steady')).toMatchObject({ remaining: 0, resetSeconds: 900 })
  clock.advance(15 * MINUTE_MS)
  expect(await takeToken(ctx, 'sign-in', 'steady')).toMatchObject({ remaining: 4, resetSeconds: 180 })
})

test('keys and names do not share a bucket', async () => {
  const { ctx } = await world()
  for (let i = 0; i < 3; i++) await takeToken(ctx, 'register', 'one')
  await expect(takeToken(ctx, 'register', 'one')).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  expect(await takeToken(ctx, 'register', 'two')).toMatchObject({ remaining: 2 })
  expect(await takeToken(ctx, 'mail', 'one')).toMatchObject({ remaining: 4 })
})

test('a returned token can be taken again', async () => {
  const { ctx } = await world()
  for (let i = 0; i < 3; i++) await takeToken(ctx, 'register', 'back')
  await returnToken(ctx, 'register', 'back')
  expect(await takeToken(ctx, 'register', 'back')).toMatchObject({ remaining: 0 })
  await expect(takeToken(ctx, 'register', 'back')).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
})

test('within a transaction, whose rollback would give the token back, it is refused', async () => {
  const { ctx } = await world()
  await expect(inTransaction(ctx, (ctx) => takeToken(ctx, 'api', 'tx'))).rejects.toThrow('needs the pool')
})

test('the configuration changes single limits', async () => {
  const { ctx } = await world({ env: { RATE_LIMITS: 'generate=2/1m, api=7/1h' } })
  await takeToken(ctx, 'generate', 'configured')
  expect(await takeToken(ctx, 'generate', 'configured')).toMatchObject({ limit: 2, windowSeconds: 60, remaining: 0 })
  for (let i = 0; i < 7; i++) await takeToken(ctx, 'api', 'configured')
  await expect(takeToken(ctx, 'api', 'configured')).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  expect(await takeToken(ctx, 'query', 'configured')).toMatchObject({ limit: 100, windowSeconds: 60 })
})

test('full buckets are forgotten', async () => {
  const { ctx, clock } = await world()
  const { pruneBucketsJob } = await import('./prune-buckets.job')
  await takeToken(ctx, 'query', 'old')
  clock.advance(HOUR_MS)
  await takeToken(ctx, 'query', 'new')
  await pruneBucketsJob.run(ctx, {}, { signal: new AbortController().signal, attempt: 1, workerId: 'test' })
  const rows = await ctx.db.execute<{ key: string }>(
    sql`select key from rate_bucket where key like 'query:%' order by key`,
  )
  expect(rows.map((row) => row.key)).toContain('query:new')
  expect(rows.map((row) => row.key)).not.toContain('query:old')
})

import { AppError, errorKinds, type ErrorKind } from '@studiolo/core/kernel/errors'
import { world } from '@studiolo/core/testing/world'
import { errorLog } from '@studiolo/db/schema/ops'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createRest } from './index'
import * as schemas from './schemas'
import { openApi, origin, video } from './testing/open-api'

describe('refusals', () => {
  const refusal = async (asked: Promise<{ status: number; json: unknown }>) => {
    const { status, json } = await asked
    return [status, (json as { error: { code: string } }).error.code]
  }

  test('use the statuses as the words mean', async () => {
    const { call, creator } = await openApi()
    const { key } = await creator({ credits: 5 })
    const reader = await creator({ scopes: ['credits:read'] })
    const headers = { 'idempotency-key': 'one-intention' }
    const short = { ...video, input: { ...video.input, prompt: '' } }
    const cheap = { recipe: 'speech', input: { text: 'Good night.', language: 'en' } }

    expect(await refusal(call('GET', '/credits'))).toEqual([401, 'UNAUTHENTICATED'])
    expect(await refusal(call('GET', '/credits', { key: 'sk_studiolo_wrong' }))).toEqual([401, 'UNAUTHENTICATED'])
    expect(await refusal(call('POST', '/generations', { key: reader.key, body: video }))).toEqual([403, 'FORBIDDEN'])
    expect(await refusal(call('POST', '/quotes', { key, body: short }))).toEqual([400, 'INVALID_INPUT'])
    expect(await refusal(call('POST', '/quotes', { key, body: { recipe: 'nothing' } }))).toEqual([400, 'INVALID_INPUT'])
    expect(await refusal(call('GET', '/generations?limit=1000', { key }))).toEqual([400, 'INVALID_INPUT'])
    expect(
      await refusal(call('POST', '/generations', { key, body: video, headers: { 'idempotency-key': 'short' } })),
    ).toEqual([400, 'INVALID_INPUT'])
    expect(await refusal(call('POST', '/generations', { key, body: video }))).toEqual([402, 'INSUFFICIENT_CREDITS'])
    expect(await refusal(call('POST', '/generations', { key, body: { ...video, maxCredits: 9 } }))).toEqual([
      409,
      'PRICE_CHANGED',
    ])
    expect((await call('POST', '/generations', { key, body: cheap, headers })).status).toBe(201)
    expect(await refusal(call('POST', '/generations', { key, body: video, headers }))).toEqual([
      409,
      'IDEMPOTENCY_CONFLICT',
    ])
    expect(await refusal(call('GET', '/generations/gen_00000000000000000000000000', { key }))).toEqual([
      404,
      'NOT_FOUND',
    ])
    expect(await refusal(call('GET', '/generations/nonsense', { key }))).toEqual([400, 'INVALID_INPUT'])
    expect(await refusal(call('DELETE', '/generations', { key }))).toEqual([404, 'NOT_FOUND'])
    expect(await refusal(call('GET', '/nothing', { key }))).toEqual([404, 'NOT_FOUND'])
  })

  test('name the fields', async () => {
    const { call, creator } = await openApi()
    const { key } = await creator()
    const input = { ...video.input, durationSeconds: 6 }
    const { json } = await call('POST', '/quotes', { key, body: { ...video, input } })
    expect(json.error.details.issues).toMatchObject([{ field: 'durationSeconds' }])
  })

  test('speak the reader’s language, and are found again by their id', async () => {
    const { call, ctx } = await openApi()
    const english = await call('GET', '/credits')
    const chinese = await call('GET', '/credits', { headers: { 'accept-language': 'fr;q=0.9, zh-CN, en;q=0.5' } })
    expect(english.json.error.message).toBe('You are not signed in.')
    expect(chinese.json.error.message).toBe('您尚未登录。')
    const [kept] = await ctx.db.select().from(errorLog).where(eq(errorLog.id, english.json.error.id))
    expect(kept).toMatchObject({ kind: 'UNAUTHENTICATED', source: 'rest:GET /api/v1/credits', requestId: 'request-1' })
  })

  test('by rate say when to come back', async () => {
    const { call, creator } = await openApi({ env: { RATE_LIMITS: 'api=2/1h' } })
    const { key } = await creator()
    const first = await call('GET', '/credits', { key })
    expect(first.headers.get('ratelimit-policy')).toBe('"api";q=2;w=3600')
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=1;t=\d+$/)
    await call('GET', '/credits', { key })
    const refused = await call('GET', '/credits', { key })
    expect(refused).toMatchObject({ status: 429, json: { error: { code: 'RATE_LIMITED', retryable: true } } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.json.error.message).toContain(refused.headers.get('retry-after'))
  })

  test.each(Object.keys(errorKinds) as ErrorKind[])('%s has its status, its words and no inside talk', async (kind) => {
    const { ctx } = await world()
    const request = new Request(`${origin}/api/v1/credits`)
    const secret = 'connection string of the database'
    const open = () => Promise.reject(new AppError(kind, { message: secret, cause: new Error(secret) }))
    const response = await createRest({ origin }).fetch(request, { ctx, requestId: 'r', address: '', open })
    const body = await response.text()
    expect(response.status).toBe(errorKinds[kind].http)
    expect(body).not.toContain(secret)
    const parsed = schemas.failure.strict().parse(JSON.parse(body))
    expect(parsed.error).toMatchObject({
      code: kind,
      retryable: errorKinds[kind].retryable,
      id: expect.stringMatching(/^err_/),
    })
    expect(parsed.error.message).not.toBe('')
  })

  test('of what was never meant to happen are INTERNAL', async () => {
    const { ctx } = await world()
    const open = () => Promise.reject(new TypeError('x is not a function'))
    const response = await createRest({ origin }).fetch(new Request(`${origin}/api/v1/credits`), {
      ctx,
      requestId: 'r',
      address: '',
      open,
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('x is not')
  })
})

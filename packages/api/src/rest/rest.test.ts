import { publishAsset } from '@studiolo/core/assets'
import { grantCredits } from '@studiolo/core/credits'
import { createApiKey, readApiKey } from '@studiolo/core/identity'
import { inTransaction } from '@studiolo/core/kernel/context'
import { AppError, errorKinds, type ErrorKind } from '@studiolo/core/kernel/errors'
import { asUser, createUser, world, type WorldOptions } from '@studiolo/core/testing/world'
import type { ApiScope } from '@studiolo/db/states/api-key'
import { errorLog } from '@studiolo/db/schema/ops'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ApiContext } from '../context'
import { createRest } from './index'
import { operations } from './operations'
import * as schemas from './schemas'

const origin = 'https://studio.example.org'
const video = {
  recipe: 'text-to-video',
  input: { prompt: 'Rain', aspectRatio: '16:9', durationSeconds: 8, resolution: '720p' },
}
const everything: ApiScope[] = ['generations:read', 'generations:write', 'credits:read']

/** The API in front of a world: `key` makes an API key, `call` asks with it. */
async function openApi(options?: WorldOptions) {
  const made = await world(options)
  const { ctx } = made
  const rest = createRest({ origin })

  async function call(
    method: string,
    path: string,
    { key, body, headers }: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const request = new Request(`${origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const open = async (): Promise<ApiContext> => {
      const actor = key ? await readApiKey(ctx, key) : { kind: 'anonymous' as const }
      if (!actor) throw new AppError('UNAUTHENTICATED')
      const facts = {
        id: 'request-1',
        address: '192.0.2.1',
        userAgent: '',
        headers: request.headers,
        signal: request.signal,
      }
      return {
        ...ctx,
        actor,
        request: facts,
        responseHeaders: new Headers(),
        live: { subscribe: async function* () {} },
      }
    }
    const response = await rest.fetch(request, { ctx, requestId: 'request-1', address: '192.0.2.1', open })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
    return { status: response.status, headers: response.headers, text, json }
  }

  async function creator({ credits = 0, scopes = everything } = {}) {
    const person = await createUser(ctx)
    if (credits > 0) {
      const grant = {
        userId: person.id,
        amount: credits,
        source: 'welcome' as const,
        reason: 'welcome',
        idempotencyKey: `w:${person.id}`,
      }
      await inTransaction(ctx, (ctx) => grantCredits(ctx, grant))
    }
    const { secret } = await createApiKey(asUser(ctx, person), { name: 'script', scopes })
    return { person, key: secret }
  }
  return { ...made, call, creator, rest }
}

/** Answers of a list or one thing, checked against what the document promises, extra fields refused. */
function expectShape(schema: z.ZodObject, data: unknown) {
  expect(schema.strict().safeParse(data).error?.issues ?? []).toEqual([])
}

describe('making something', () => {
  test('quotes, starts, shows, lists and cancels', async () => {
    const { call, creator } = await openApi()
    const { key } = await creator({ credits: 20 })

    const quoted = await call('POST', '/quotes', { key, body: video })
    expect(quoted).toMatchObject({ status: 200, json: { success: true, data: { credits: 10 } } })
    expectShape(schemas.quote, quoted.json.data)
    const sum = quoted.json.data.lines.reduce((sum: number, line: { credits: number }) => sum + line.credits, 0)
    expect(sum).toBe(10)

    const started = await call('POST', '/generations', {
      key,
      body: video,
      headers: { 'idempotency-key': 'one-intention' },
    })
    expect(started.status).toBe(201)
    expect(started.json.meta).toEqual({ balance: { available: 10, held: 10, debt: 0 }, repeated: false })
    const { id } = started.json.data
    expect(started.headers.get('location')).toBe(`/api/v1/generations/${id}`)
    expectShape(schemas.generation, started.json.data)
    expect(started.json.data).toMatchObject({
      status: 'queued',
      credits: { quoted: 10, held: 10, charged: 0, released: 0 },
    })

    const again = await call('POST', '/generations', {
      key,
      body: video,
      headers: { 'idempotency-key': 'one-intention' },
    })
    expect(again).toMatchObject({ status: 200, json: { data: { id }, meta: { repeated: true } } })

    expect(await call('GET', `/generations/${id}`, { key })).toMatchObject({ status: 200, json: { data: { id } } })
    const listed = await call('GET', '/generations?limit=5&status=queued', { key })
    expect(listed.json).toMatchObject({ data: [{ id }], meta: { nextCursor: null } })

    const canceled = await call('POST', `/generations/${id}/cancel`, { key })
    expect(canceled).toMatchObject({
      status: 200,
      json: { data: { status: 'canceled', credits: { held: 0, released: 10 } } },
    })
    expect((await call('GET', '/credits', { key })).json.data).toEqual({ available: 20, held: 0, debt: 0 })
  })

  test('goes on from page to page, newest first', async () => {
    const { call, creator, clock } = await openApi()
    const { key } = await creator({ credits: 50 })
    const ids: string[] = []
    for (let n = 0; n < 3; n++) {
      clock.advance(1)
      ids.unshift((await call('POST', '/generations', { key, body: video })).json.data.id)
    }
    const first = await call('GET', '/generations?limit=2', { key })
    const second = await call('GET', `/generations?limit=2&cursor=${first.json.meta.nextCursor}`, { key })
    expect([...first.json.data, ...second.json.data].map(({ id }) => id)).toEqual(ids)
    expect(second.json.meta.nextCursor).toBeNull()
  })

  test('tells an asset with the address of the file itself', async () => {
    const { call, creator, ctx } = await openApi()
    const { key, person } = await creator({ credits: 10 })
    const { id } = (await call('POST', '/generations', { key, body: video })).json.data
    const rendition = { mimeType: 'video/mp4', sizeBytes: 10, width: 1280, height: 720, durationMs: 8000, facts: {} }
    const asset = await inTransaction(ctx, (ctx) =>
      publishAsset(ctx, {
        generationId: id,
        userId: person.id,
        kind: 'video',
        recipe: 'text-to-video',
        title: 'Rain',
        durationMs: 8000,
        width: 1280,
        height: 720,
        renditions: [
          { ...rendition, kind: 'poster', storageKey: 'assets/a/poster.webp', mimeType: 'image/webp' },
          { ...rendition, kind: 'mp4', storageKey: 'assets/a/video.mp4' },
        ],
      }),
    )
    const answer = await call('GET', `/assets/${asset}`, { key })
    expectShape(schemas.asset, answer.json.data)
    expect(answer.json.data).toMatchObject({
      id: asset,
      mimeType: 'video/mp4',
      url: expect.stringMatching(/^\/files\/.+video\.mp4$/),
    })
    const stranger = await creator()
    expect((await call('GET', `/assets/${asset}`, { key: stranger.key })).status).toBe(404)
  })
})

describe('the statement', () => {
  test('as JSON, and as a file', async () => {
    const { call, creator } = await openApi()
    const { key } = await creator({ credits: 20 })
    await call('POST', '/generations', { key, body: video })
    const json = await call('GET', '/credits/statement?limit=1', { key })
    expect(json.json.data).toMatchObject([
      { kind: 'hold', amount: 10, availableChange: -10, heldChange: 10, available: 10 },
    ])
    expectShape(schemas.statementEntry, json.json.data[0])
    const rest = await call('GET', `/credits/statement?cursor=${json.json.meta.nextCursor}`, { key })
    expect(rest.json.data).toMatchObject([{ kind: 'grant', amount: 20, source: 'welcome' }])
    const csv = await call('GET', '/credits/statement?format=csv&kind=grant', { key })
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain('.csv')
    const [head, line, end] = csv.text.split('\r\n')
    expect(head).toContain('available_change')
    expect(line).toContain(',grant,20,')
    expect(end).toBe('')
  })
})

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

test('recipes are open to everybody and carry a schema that a form can be made of', async () => {
  const { call } = await openApi()
  const { status, json } = await call('GET', '/recipes')
  expect(status).toBe(200)
  for (const recipe of json.data) expectShape(schemas.recipe, recipe)
  expect(json.data[0].inputSchema.properties.prompt).toMatchObject({ type: 'string', maxLength: 1000 })
})

test('every operation is answered by the router', async () => {
  const { rest, ctx } = await openApi()
  for (const { method, path } of operations) {
    const request = new Request(`${origin}/api/v1${path.replace('{id}', 'x')}`, { method })
    const open = () => Promise.reject(new AppError('UNAVAILABLE'))
    const response = await rest.fetch(request, { ctx, requestId: 'r', address: '', open })
    expect(response.status, `${method} ${path}`).toBe(503)
  }
})

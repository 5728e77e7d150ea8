import { publishAsset } from '@studiolo/core/assets'
import { grantCredits } from '@studiolo/core/credits'
import { createApiKey } from '@studiolo/core/identity'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { assignPlan } from '@studiolo/core/plans'
import { asUser, createUser } from '@studiolo/core/testing/world'
import { order, payment } from '@studiolo/db/schema/billing'
import { plan } from '@studiolo/db/schema/plans'
import type { Id } from '@studiolo/db/states/ids'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { operations } from './operations'
import * as schemas from './schemas'
import { openApi, origin, video } from './testing/open-api'

/** Answers of a list or one thing, checked against what the document promises, extra fields refused. */
function expectShape(schema: z.ZodObject, data: unknown) {
  expect(schema.strict().safeParse(data).error?.issues ?? []).toEqual([])
}

/** An order of somebody's, and the payment it was paid with. */
async function paidOrder(ctx: Ctx, userId: Id<'usr'>) {
  const [orderId, paymentId, now] = [ctx.ids.next('ord'), ctx.ids.next('pay'), ctx.clock.now()]
  const money = { amountMinor: 990, currency: 'USD', createdAt: now }
  await ctx.db
    .insert(order)
    .values({ ...money, id: orderId, userId, idempotencyKey: orderId, packageId: 'starter', credits: 115 })
  await ctx.db
    .insert(payment)
    .values({ ...money, id: paymentId, orderId, gateway: 'test', gatewayPaymentId: paymentId, paidAt: now })
  return { orderId, paymentId }
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

  test('tells what the plan still allows, and why it allows no more', async () => {
    const { call, creator, ctx } = await openApi()
    const { key, person } = await creator({ credits: 50 })
    const limits = { 'text-to-video': { limit: 2, window: 'day' as const } }
    const small = { id: 'small', rank: 1, monthlyCredits: 1, amountMinor: 50, currency: 'USD', limits }
    await ctx.db.insert(plan).values({ ...small, active: false, updatedAt: ctx.clock.now() })
    await inTransaction(ctx, (ctx) => assignPlan(ctx, person.id, 'small'))
    for (let n = 0; n < 2; n++) await call('POST', '/generations', { key, body: video })
    const { json } = await call('GET', '/usage', { key })
    for (const usage of json.data) expectShape(schemas.usage, usage)
    expect(json.data).toMatchObject([
      {
        recipe: 'text-to-video',
        allowed: false,
        used: 2,
        limit: 2,
        remaining: 0,
        window: 'day',
        upgradeRequired: true,
      },
      { recipe: 'speech', allowed: true, limit: null, remaining: null, window: null, resetsAt: null },
    ])
    const refused = await call('POST', '/generations', { key, body: video })
    const { resetsAt } = json.data[0]
    expect(refused).toMatchObject({
      status: 402,
      json: { error: { code: 'USAGE_LIMIT_REACHED', retryable: false, details: { limit: 2, used: 2, resetsAt } } },
    })
    expect(refused.json.error.message).toMatch(/^Your plan allows 2; again from \d+ \w+, 00:00 UTC\.$/)
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

  test('names the generation and the order its credits were for, the hold beside it, and nobody else’s', async () => {
    const { ctx, call, creator } = await openApi()
    const { person, key } = await creator({ credits: 20 })
    const made = await call('POST', '/generations', { key, body: video })
    const paid = await paidOrder(ctx, person.id)
    const foreign = await paidOrder(ctx, (await createUser(ctx)).id)
    for (const { paymentId } of [paid, foreign]) {
      const grant = { userId: person.id, amount: 115, source: 'purchase', reason: 'purchase' } as const
      await inTransaction(ctx, (ctx) => grantCredits(ctx, { ...grant, idempotencyKey: `payment:${paymentId}:0` }))
    }
    // No more may be asked with this key than what moved.
    const { secret } = await createApiKey(asUser(ctx, person), { name: 'books', scopes: ['credits:read'] })
    const { json } = await call('GET', '/credits/statement', { key: secret })
    const [, , hold] = json.data
    expect(json.data.map(({ reference }: { reference: string | null }) => reference)).toEqual([
      null,
      paid.orderId,
      made.json.data.id,
      null,
    ])
    expectShape(schemas.statementEntry, hold)
    const csv = await call('GET', '/credits/statement?format=csv', { key: secret })
    const ends = csv.text.split('\r\n').map((line) => line.split(',').slice(-3))
    expect(ends).toEqual([
      ['source', 'reference', 'hold'],
      ['purchase', '', ''],
      ['purchase', paid.orderId, ''],
      ['', made.json.data.id, hold.holdId],
      ['welcome', '', ''],
      [''],
    ])
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

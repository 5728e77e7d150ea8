import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import { startCreemSimulator, type CreemSimulator } from '../../../testing/simulators/creem'
import { world } from '../../../testing/world'
import { GatewayError } from '../gateway'
import { callCreem } from './call-creem'

const fetch = createGuardedFetch({ allowHosts: ['127.0.0.1'] })
const patient = AbortSignal.timeout(20_000)
const answer = z.object({ id: z.string() })

let creem: CreemSimulator
let ctx: Ctx
beforeAll(async () => {
  creem = await startCreemSimulator()
  ctx = (await world({ env: creem.env, fetch })).ctx
})
beforeEach(() => {
  creem.requests.length = 0
  creem.faults.length = 0
})
afterAll(() => creem.close())

async function open(ctx: Ctx, body: object = { product_id: creem.addProduct().id }, signal = patient) {
  return callCreem(ctx, { method: 'POST', path: '/v1/checkouts', body, answer }, signal)
}

/** How the call failed; whatever is not a GatewayError fails the test. */
async function failureOf(asked: Promise<unknown>): Promise<GatewayError> {
  const error = await asked.then(
    () => null,
    (error: unknown) => error,
  )
  if (error instanceof GatewayError) return error
  throw new Error(`no GatewayError but ${String(error)}`)
}

describe('a request to Creem', () => {
  test('is answered', async () => {
    const { id } = await open(ctx)
    expect(creem.checkouts.get(id)).toMatchObject({ status: 'pending' })
  })

  test.each([
    ['429', 'refused', 'Rate limit exceeded'],
    ['500', 'unknown', 'Creem answered 500'],
    ['lost-answer', 'unknown', 'no answer'],
    ['garbage', 'unknown', 'cannot be read'],
  ] as const)('%s is %s, and is not sent again', async (fault, outcome, says) => {
    const before = creem.checkouts.size
    creem.faults.push(fault)
    const error = await failureOf(open(ctx))
    expect(error.outcome).toBe(outcome)
    expect(error.message).toContain(says)
    expect(creem.requests).toHaveLength(1)
    expect(creem.checkouts.size - before).toBe(fault === 'lost-answer' || fault === 'garbage' ? 1 : 0)
  })

  test('no answer in time is unknown', async () => {
    creem.faults.push('timeout')
    expect((await failureOf(open(ctx, undefined, AbortSignal.timeout(200)))).outcome).toBe('unknown')
    expect(creem.requests).toHaveLength(1)
  })

  test('a signal that has gone off asks nothing', async () => {
    expect((await failureOf(open(ctx, undefined, AbortSignal.abort()))).outcome).toBe('unknown')
    expect(creem.requests).toEqual([])
  })

  test('nobody there is unknown', async () => {
    const gone = await startCreemSimulator()
    await gone.close()
    const { ctx } = await world({ env: gone.env, fetch })
    expect((await failureOf(open(ctx))).outcome).toBe('unknown')
  })

  test('a wrong key is refused', async () => {
    const { ctx } = await world({ env: { ...creem.env, CREEM_API_KEY: 'wrong' }, fetch })
    const error = await failureOf(open(ctx))
    expect(error.outcome).toBe('refused')
    expect(error.message).toMatch(/^Creem answered 403: Invalid API key \(trace [\w-]+\)$/)
  })

  test('an unknown product is refused in Creem’s words', async () => {
    const error = await failureOf(open(ctx, { product_id: 'prod_nobody' }))
    expect(error).toMatchObject({ outcome: 'refused', message: expect.stringContaining('404: Product not found') })
  })

  test('an address inside the house is not asked', async () => {
    const { ctx } = await world({ env: creem.env, fetch: createGuardedFetch() })
    const error = await failureOf(open(ctx))
    expect(error).toMatchObject({ outcome: 'refused', message: expect.stringContaining('not a public address') })
    expect(creem.requests).toEqual([])
  })

  test('without a configuration nothing is asked', async () => {
    const { ctx } = await world({ fetch })
    expect(await failureOf(open(ctx))).toMatchObject({ outcome: 'refused' })
    expect(creem.requests).toEqual([])
  })
})

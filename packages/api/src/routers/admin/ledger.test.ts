import { createApiKey } from '@studiolo/core/identity'
import { captureHold, grantCredits, holdCredits } from '@studiolo/core/credits'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { asUser, createUser, world } from '@studiolo/core/testing/world'
import { schema } from '@studiolo/db/schema'
import { encodeSerial } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { createCallerFactory, router } from '../../trpc'
import { billing } from './billing'
import { ledger } from './ledger'

const createCaller = createCallerFactory(router({ ledger, billing }))

/** A creator who bought 115 credits and made something for 8 through an API key, and a caller for each who looks. */
async function scene() {
  const { ctx } = await world()
  const creator = await createUser(ctx)
  const userId = creator.id
  const now = ctx.clock.now()
  const [orderId, paymentId, generationId] = [ctx.ids.next('ord'), ctx.ids.next('pay'), ctx.ids.next('gen')]
  const price = { amountMinor: 990, currency: 'USD' }
  await ctx.db.insert(schema.order).values({
    ...price,
    id: orderId,
    userId,
    idempotencyKey: 'the-order-form',
    packageId: 'starter',
    credits: 115,
    createdAt: now,
  })
  await ctx.db
    .insert(schema.payment)
    .values({ ...price, id: paymentId, gateway: 'test', gatewayPaymentId: paymentId, orderId, createdAt: now })
  const key = await createApiKey(asUser(ctx, creator), { name: 'render farm', scopes: ['generations:write'] })
  const { grantId } = await inTransaction(ctx, (ctx) =>
    grantCredits(ctx, {
      userId,
      amount: 115,
      source: 'purchase',
      idempotencyKey: `payment:${paymentId}:0`,
      reason: 'purchase',
    }),
  )
  await ctx.db.insert(schema.paymentGrant).values({ paymentId, grantId, credits: 115 })
  const throughKey: Ctx = { ...ctx, actor: { kind: 'user', userId, role: 'user', apiKey: { id: key.id, scopes: [] } } }
  const { holdId } = await inTransaction(throughKey, (ctx) =>
    holdCredits(ctx, { userId, amount: 8, idempotencyKey: `hold:${generationId}`, reason: 'generation' }),
  )
  await ctx.db.insert(schema.generation).values({
    id: generationId,
    userId,
    recipe: 'speech',
    input: { text: 'Listen to the rain.', language: 'en', pace: 1 },
    idempotencyKey: 'key-of-the-form',
    requestDigest: 'digest',
    quoteLines: [],
    quotedCredits: 8,
    holdId,
    createdAt: now,
    movedAt: now,
  })
  await inTransaction(ctx, (ctx) =>
    captureHold(ctx, { holdId, amount: 8, idempotencyKey: `capture:${generationId}`, reason: 'succeeded' }),
  )
  const request = {
    id: 'req',
    address: '192.0.2.1',
    userAgent: 'Firefox',
    headers: new Headers(),
    signal: new AbortController().signal,
  }
  const live = { subscribe: async function* () {} }
  const callerOf = (person: Parameters<typeof asUser>[1]) =>
    createCaller({ ...asUser(ctx, person), request, live, responseHeaders: new Headers() })
  const callAs = (person: Parameters<typeof asUser>[1]) => callerOf(person).ledger
  const staff = callerOf(await createUser(ctx, { role: 'support' }))
  const support = staff.ledger
  const [grant, hold] = [encodeSerial('trf', grantId), encodeSerial('trf', holdId)]
  return {
    ctx,
    creator,
    userId,
    callAs,
    staff,
    support,
    orderId,
    paymentId,
    generationId,
    grant,
    hold,
    holdId,
    keyId: key.id,
  }
}

test('from a movement to its hold, its generation with the attempts, and the key that started it', async () => {
  const { support, userId, hold, holdId, grant, generationId, keyId } = await scene()
  const trace = await support.trace({ id: hold })
  expect(trace.transfer).toMatchObject({ userId, kind: 'hold', amount: 8, actor: `key:${keyId}` })
  expect(trace.hold).toMatchObject({ id: encodeSerial('hld', holdId), state: 'captured', captured: 8 })
  expect(trace.hold?.lots).toEqual([{ id: grant, source: 'purchase', amount: 8 }])
  expect(trace.hold?.movements.map(({ kind }) => kind)).toEqual(['hold', 'capture'])
  expect(trace.generation).toMatchObject({ id: generationId, holdId: trace.hold?.id, attempts: [] })
  expect(trace.apiKeys).toMatchObject([{ id: keyId, name: 'render farm' }])
  expect(trace.payment).toBeNull()

  const capture = trace.hold?.movements[1]
  expect(await support.trace({ id: capture?.id ?? 'trf_' })).toMatchObject({
    transfer: { kind: 'capture', causeId: generationId },
    hold: { id: trace.hold?.id },
    generation: { id: generationId },
  })
})

test('from a grant to its payment and order', async () => {
  const { support, grant, paymentId, orderId } = await scene()
  expect(await support.trace({ id: grant })).toMatchObject({
    transfer: { kind: 'grant', causeId: paymentId, grant: { source: 'purchase', amount: 115, remaining: 107 } },
    payment: { id: paymentId, orderId, amountMinor: 990, grants: [{ id: grant, credits: 115, taken: 0 }] },
    hold: null,
    generation: null,
  })
})

test('and the other way: the pages of one payment and of its order', async () => {
  const { staff, userId, paymentId, orderId } = await scene()
  await scene()
  const { rows } = await staff.billing.payments({ id: paymentId })
  expect(rows).toMatchObject([{ id: paymentId, credits: 115 }])
  const orders = await staff.billing.orders({ id: orderId })
  expect(orders.rows).toMatchObject([{ id: orderId, person: { id: userId }, payments: [{ id: paymentId }] }])
})

test('any id that was pasted leads to its place', async () => {
  const { ctx, support, userId, grant, hold, holdId, generationId, paymentId, orderId } = await scene()
  const find = (id: string) => support.find({ id })
  expect(await find(` ${userId} `)).toEqual({ userId })
  expect(await find(grant)).toEqual({ transferId: grant })
  expect(await find(encodeSerial('hld', holdId))).toEqual({ transferId: hold })
  expect(await find(generationId)).toEqual({ transferId: hold })
  expect(await find(paymentId)).toEqual({ transferId: grant })
  expect(await find(orderId)).toEqual({ transferId: grant })
  for (const id of [ctx.ids.next('pay'), ctx.ids.next('gen'), 'what']) {
    await expect(find(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('for staff only', async () => {
  const { creator, callAs, hold, userId } = await scene()
  await expect(callAs(creator).trace({ id: hold })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(callAs(creator).find({ id: userId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

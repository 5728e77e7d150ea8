import { getBalance } from '@studiolo/core/credits'
import { createApiKey, listApiKeys } from '@studiolo/core/identity'
import { startGenerations } from '@studiolo/core/generation'
import { askRecovery } from '@studiolo/core/recovery'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { studio, videoOrder, type Studio } from '@studiolo/core/testing/studio'
import { asUser, createUser } from '@studiolo/core/testing/world'
import { schema } from '@studiolo/db/schema'
import { encodeSerial } from '@studiolo/db/states/ids'
import { TRPCError } from '@trpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from './root'
import { fates, type Victim } from './testing/stranger-fates'
import { createCallerFactory } from './trpc'

let world: Studio
let victim: Victim
let victimCtx: Ctx
let stranger: Ctx

beforeAll(async () => {
  world = await studio()
  const creator = await world.creator(50)
  victimCtx = creator.ctx
  const { generations } = await startGenerations(creator.ctx, { orders: [videoOrder()] })
  await world.pump.untilIdle()
  for (let due = await world.pump.nextDueMs(); due !== null && due < 5000; due = await world.pump.nextDueMs()) {
    world.clock.advance(Math.max(1, due))
    await world.pump.untilIdle()
  }
  const [asset] = await world.database.db.select().from(schema.asset)
  const key = await createApiKey(creator.ctx, { name: 'theirs', scopes: ['credits:read'] })
  const sessionId = world.ctx.ids.next('ses')
  const now = world.clock.now()
  await world.database.db.insert(schema.session).values({
    id: sessionId,
    userId: creator.user.id,
    tokenHash: 'hash',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 1e9),
  })
  const orderId = world.ctx.ids.next('ord')
  const paymentId = world.ctx.ids.next('pay')
  const eventId = world.ctx.ids.next('evt')
  const price = { amountMinor: 990, currency: 'USD' }
  await world.database.db.insert(schema.order).values({
    ...price,
    id: orderId,
    userId: creator.user.id,
    idempotencyKey: 'their-order',
    packageId: 'starter',
    credits: 115,
    createdAt: now,
  })
  await world.database.db
    .insert(schema.payment)
    .values({ ...price, id: paymentId, gateway: 'test', gatewayPaymentId: 'paid-1', orderId, createdAt: now })
  await world.database.db
    .insert(schema.inboundEvent)
    .values({ id: eventId, source: 'test', eventId: 'event-1', type: 'paid', body: '{}', receivedAt: now })
  const { id: recoveryId } = await askRecovery(creator.ctx, { claim: 'payment_failure', orderId, note: 'not come yet' })
  const adjustmentId = world.ctx.ids.next('adj')
  await world.database.db.insert(schema.creditAdjustment).values({
    id: adjustmentId,
    userId: creator.user.id,
    amount: 5000,
    reason: 'a reason',
    state: 'waiting',
    askedBy: world.ctx.ids.next('usr'),
    idempotencyKey: 'their-adjustment',
    createdAt: now,
  })
  const limitId = world.ctx.ids.next('spl')
  await world.database.db.insert(schema.spendLimit).values({
    id: limitId,
    userId: creator.user.id,
    window: 'month',
    owner: 'creator',
    credits: 1000,
    updatedAt: now,
  })
  const [transfer] = await world.database.db.select().from(schema.transfer)
  victim = {
    limitId,
    transferId: encodeSerial('trf', transfer?.id ?? 0),
    adjustmentId,
    recoveryId,
    orderId,
    paymentId,
    eventId,
    userId: creator.user.id,
    generationId: generations[0]?.id ?? '',
    assetId: asset?.id ?? '',
    sessionId,
    keyId: key.id,
  }
  stranger = asUser(world.ctx, await createUser(world.ctx))
})

function call(ctx: Ctx, path: string): Promise<unknown> {
  const request = {
    id: 'req',
    address: '192.0.2.1',
    userAgent: 'test',
    headers: new Headers(),
    signal: AbortSignal.abort(),
  }
  const live = { subscribe: async function* () {} }
  const caller = createCallerFactory(appRouter)({ ...ctx, request, live, responseHeaders: new Headers() })
  const procedure = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (
    input: unknown,
  ) => Promise<unknown>
  return procedure(fates[path]?.input?.(victim))
}

async function kindOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer
    return 'answered'
  } catch (error) {
    return error instanceof TRPCError && error.cause instanceof AppError ? error.cause.kind : String(error)
  }
}

const procedures = Object.keys(appRouter._def.procedures).toSorted()

test('every procedure says what a stranger may do with it', () => {
  expect(Object.keys(fates).toSorted()).toEqual(procedures)
})

describe('nobody', () => {
  test.each(procedures.filter((path) => fates[path]?.fate !== 'open'))('%s asks to sign in', async (path) => {
    expect(await kindOf(call({ ...world.ctx, actor: { kind: 'anonymous' } }, path))).toBe('UNAUTHENTICATED')
  })
})

describe('a stranger', () => {
  test.each(procedures.filter((path) => fates[path]?.fate === 'FORBIDDEN' || fates[path]?.fate === 'NOT_FOUND'))(
    '%s is refused',
    async (path) => {
      expect(await kindOf(call(stranger, path))).toBe(fates[path]?.fate)
    },
  )

  test.each(procedures.filter((path) => fates[path]?.fate === 'own'))(
    '%s shows and changes nothing of theirs',
    async (path) => {
      const answer = await call(stranger, path).catch((error: unknown) => error)
      const text = JSON.stringify(answer instanceof Error ? answer.message : answer) ?? ''
      for (const id of [victim.userId, victim.assetId, victim.sessionId, victim.keyId, victim.orderId])
        expect(text).not.toContain(id)
    },
  )

  test('has changed nothing', async () => {
    expect(await getBalance(victimCtx, victimCtx.actor.kind === 'user' ? victimCtx.actor.userId : 'usr_')).toEqual({
      available: 43,
      held: 0,
      debt: 0,
    })
    expect(await listApiKeys(victimCtx)).toMatchObject([{ id: victim.keyId }])
    expect(await world.database.db.select().from(schema.spendLimit)).toMatchObject([{ id: victim.limitId }])
    expect(await world.database.db.select().from(schema.asset)).toMatchObject([{ deletedAt: null, favourite: false }])
    expect(await world.database.db.select().from(schema.session)).toMatchObject([{ id: victim.sessionId }])
  })
})

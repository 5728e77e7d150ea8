import { getBalance } from '@studiolo/core/credits'
import { createApiKey, listApiKeys } from '@studiolo/core/identity'
import { startGenerations } from '@studiolo/core/generation'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { studio, videoOrder, type Studio } from '@studiolo/core/testing/studio'
import { asUser, createUser } from '@studiolo/core/testing/world'
import { schema } from '@studiolo/db/schema'
import { TRPCError } from '@trpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from './root'
import { createCallerFactory } from './trpc'

/** What becomes of a call with somebody else's ids. `own`: it works, on the caller's own things only. `open`: for everybody. */
type Fate = 'FORBIDDEN' | 'NOT_FOUND' | 'own' | 'open'

interface Victim {
  userId: string
  generationId: string
  assetId: string
  sessionId: string
  keyId: string
  orderId: string
  paymentId: string
  eventId: string
  adjustmentId: string
}

const token = 'x'.repeat(40)
const password = 'correct horse battery'
const reason = 'a reason'
const batchId = `rdb_${'0'.repeat(26)}`
const rule = { base: 0, perUnit: 1, unitSeconds: 1 }

/** Every procedure; a new one must say here what a stranger may do with it. */
const fates: Record<string, { fate: Fate; input?(victim: Victim): unknown }> = {
  'admin.billing.payments': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.refund': {
    fate: 'FORBIDDEN',
    input: ({ paymentId }) => ({ paymentId, reason, idempotencyKey: 'stranger-key' }),
  },
  'admin.billing.packages': { fate: 'FORBIDDEN' },
  'admin.billing.savePackage': {
    fate: 'FORBIDDEN',
    input: () => ({ id: 'starter', credits: 1000, amountMinor: 50, currency: 'USD', active: true }),
  },
  'admin.billing.inbound': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.billing.inboundEvent': { fate: 'FORBIDDEN', input: ({ eventId }) => ({ id: eventId }) },
  'admin.billing.replay': { fate: 'FORBIDDEN', input: ({ eventId }) => ({ id: eventId }) },
  'admin.codes.batches': { fate: 'FORBIDDEN' },
  'admin.codes.list': { fate: 'FORBIDDEN', input: () => ({ batchId }) },
  'admin.codes.create': { fate: 'FORBIDDEN', input: () => ({ name: 'theirs', count: 1, credits: 1 }) },
  'admin.codes.revoke': { fate: 'FORBIDDEN', input: () => ({ batchId }) },
  'admin.credits.balances': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userIds: [userId] }) },
  'admin.credits.statement': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.adjust': {
    fate: 'FORBIDDEN',
    input: ({ userId }) => ({ userId, amount: 5, reason, idempotencyKey: 'stranger-key' }),
  },
  'admin.credits.decideAdjustment': {
    fate: 'FORBIDDEN',
    input: ({ adjustmentId }) => ({ id: adjustmentId, decision: 'approve' }),
  },
  'admin.credits.adjustments': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.credits.adjustmentLimit': { fate: 'FORBIDDEN' },
  'admin.generations.list': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.generations.get': { fate: 'FORBIDDEN', input: ({ generationId }) => ({ id: generationId }) },
  'admin.generations.cancel': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId, reason }) },
  'admin.ops.overview': { fate: 'FORBIDDEN' },
  'admin.ops.queue': { fate: 'FORBIDDEN' },
  'admin.ops.retryJob': { fate: 'FORBIDDEN', input: () => ({ id: '1', reason }) },
  'admin.ops.dropJob': { fate: 'FORBIDDEN', input: () => ({ id: '1', reason }) },
  'admin.ops.errors': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.ops.audit': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.pricing.book': { fate: 'FORBIDDEN' },
  'admin.pricing.history': { fate: 'FORBIDDEN', input: () => ({ recipe: 'speech' }) },
  'admin.pricing.preview': { fate: 'FORBIDDEN', input: () => ({ recipe: 'speech', rule }) },
  'admin.pricing.change': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', rule, reason, expectedVersion: null }),
  },
  'admin.pricing.rollBack': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', toVersion: null, reason, expectedVersion: null }),
  },
  'admin.pricing.withdraw': {
    fate: 'FORBIDDEN',
    input: () => ({ recipe: 'speech', version: 1, reason, expectedVersion: 1 }),
  },
  'admin.reconciliation.runs': { fate: 'FORBIDDEN', input: () => undefined },
  'admin.reconciliation.run': { fate: 'FORBIDDEN', input: () => undefined },
  'admin.users.list': { fate: 'FORBIDDEN', input: () => ({}) },
  'admin.users.names': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userIds: [userId] }) },
  'admin.users.get': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId }) },
  'admin.users.suspend': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, reason }) },
  'admin.users.reinstate': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, reason }) },
  'admin.users.setRole': { fate: 'FORBIDDEN', input: ({ userId }) => ({ userId, role: 'admin', reason }) },
  'apiKeys.list': { fate: 'own' },
  'apiKeys.create': { fate: 'own', input: () => ({ name: 'mine', scopes: ['credits:read'] }) },
  'apiKeys.revoke': { fate: 'NOT_FOUND', input: ({ keyId }) => ({ id: keyId }) },
  'assets.list': { fate: 'own', input: () => ({}) },
  'assets.get': { fate: 'NOT_FOUND', input: ({ assetId }) => ({ id: assetId }) },
  'assets.setFavourite': { fate: 'NOT_FOUND', input: ({ assetId }) => ({ id: assetId, favourite: true }) },
  'assets.delete': { fate: 'own', input: ({ assetId }) => ({ ids: [assetId] }) },
  'assets.restore': { fate: 'own', input: ({ assetId }) => ({ ids: [assetId] }) },
  'billing.isSelling': { fate: 'open' },
  'billing.packages': { fate: 'open' },
  'billing.checkout': {
    fate: 'own',
    input: () => ({ packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'stranger-key' }),
  },
  'billing.order': { fate: 'NOT_FOUND', input: ({ orderId }) => ({ id: orderId }) },
  'billing.orders': { fate: 'own', input: () => ({}) },
  'credits.balance': { fate: 'own' },
  'credits.lots': { fate: 'own' },
  'credits.redeem': { fate: 'own', input: () => ({ code: 'NOTH-INGO-FTHE-1RS0' }) },
  'credits.statement': { fate: 'own', input: () => ({}) },
  'generation.quote': { fate: 'own', input: () => ({ recipe: 'text-to-video', input: videoOrder().input }) },
  'generation.start': {
    fate: 'own',
    input: ({ generationId }) => ({ orders: [videoOrder({ sourceId: generationId })] }),
  },
  'generation.cancel': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId }) },
  'generation.get': { fate: 'NOT_FOUND', input: ({ generationId }) => ({ id: generationId }) },
  'generation.list': { fate: 'own', input: () => ({}) },
  'identity.me': { fate: 'open' },
  'identity.doors': { fate: 'open' },
  'identity.register': { fate: 'open', input: () => ({ email: 'somebody@example.org', password }) },
  'identity.verifyEmail': { fate: 'open', input: () => ({ token }) },
  'identity.signIn': { fate: 'open', input: () => ({ email: 'nobody@example.org', password }) },
  'identity.requestEmailLink': { fate: 'open', input: () => ({ email: 'nobody@example.org' }) },
  'identity.consumeEmailLink': { fate: 'open', input: () => ({ token }) },
  'identity.signOut': { fate: 'open' },
  'identity.requestReset': { fate: 'open', input: () => ({ email: 'nobody@example.org' }) },
  'identity.reset': { fate: 'open', input: () => ({ token, newPassword: password }) },
  'identity.changePassword': {
    fate: 'own',
    input: () => ({ currentPassword: password, newPassword: `${password} two` }),
  },
  'identity.updateProfile': { fate: 'own', input: () => ({ name: 'Stranger' }) },
  'identity.sessions': { fate: 'own' },
  'identity.revokeSession': { fate: 'NOT_FOUND', input: ({ sessionId }) => ({ id: sessionId }) },
  'identity.addEmail': { fate: 'own', input: () => ({ email: 'another@example.org' }) },
  'identity.proveEmail': { fate: 'own', input: () => ({ token }) },
  'identity.signOutEverywhere': { fate: 'own' },
  'identity.deleteAccount': { fate: 'own', input: () => ({ confirmation: 'not my address' }) },
  'live.events': { fate: 'own', input: () => ({}) },
  'recipes.prices': { fate: 'open' },
}

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
  const adjustmentId = world.ctx.ids.next('adj')
  await world.database.db.insert(schema.creditAdjustment).values({
    id: adjustmentId,
    userId: creator.user.id,
    amount: 5000,
    reason,
    state: 'waiting',
    askedBy: world.ctx.ids.next('usr'),
    idempotencyKey: 'their-adjustment',
    createdAt: now,
  })
  victim = {
    adjustmentId,
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
    expect(await world.database.db.select().from(schema.asset)).toMatchObject([{ deletedAt: null, favourite: false }])
    expect(await world.database.db.select().from(schema.session)).toMatchObject([{ id: victim.sessionId }])
  })
})

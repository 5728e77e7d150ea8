import { asset, rendition } from '@studiolo/db/schema/assets'
import { generation } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import type { Settlement } from '@studiolo/db/states/generation'
import type { Id } from '@studiolo/db/states/ids'
import { Readable } from 'node:stream'
import { assetIdOf } from '../../assets'
import { captureHold, grantCredits, holdCredits, releaseHold } from '../../credits'
import { addMs } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { asUser, createUser, type TestUser } from '../../testing/world'

export const CHARGE = 7
const FILE_BYTES = 1000

let keys = 0
const nextKey = () => `recovery-test-${++keys}-${Math.random()}`

export interface Buyer {
  user: TestUser
  ctx: Ctx
}

/** A creator with credits that last, or run out after `forMs`. */
export async function createBuyer(
  ctx: Ctx,
  { credits = 20, forMs }: { credits?: number; forMs?: number } = {},
): Promise<Buyer> {
  const user = await createUser(ctx)
  const expiresAt = forMs === undefined ? undefined : addMs(ctx.clock.now(), forMs)
  await give(ctx, user.id, credits, expiresAt)
  return { user, ctx: asUser(ctx, user) }
}

export async function give(ctx: Ctx, userId: Id<'usr'>, amount: number, expiresAt?: Date): Promise<void> {
  const order = { userId, amount, source: 'promotion', expiresAt, idempotencyKey: nextKey(), reason: 'test' } as const
  await inTransaction(ctx, (ctx) => grantCredits(ctx, order))
}

export interface ChargeOptions {
  settlement?: Exclude<Settlement, 'held'>
  /** Captured although it failed, as a fault of ours would. */
  charges?: 'rightly' | 'wrongly'
  /** Leaves out the published result. */
  without?: 'result'
  finishedAt?: Date
  /** Adds an attempt that failed before the one that delivered. */
  retried?: 'once'
}

/** A generation that ended, with its hold, its attempt and, where it delivered, its result in storage. */
export async function chargedGeneration(ctx: Ctx, userId: Id<'usr'>, options: ChargeOptions = {}): Promise<Id<'gen'>> {
  const { settlement = 'captured', charges = 'rightly', finishedAt = ctx.clock.now() } = options
  const id = ctx.ids.next('gen')
  const isCharged = (settlement === 'captured') === (charges === 'rightly')
  const status = settlement === 'released' ? 'failed' : 'succeeded'
  await inTransaction(ctx, async (ctx) => {
    const words = (key: string) => ({ reason: 'generation', idempotencyKey: `${key}:${id}` })
    const { holdId } = await holdCredits(ctx, { userId, amount: CHARGE, ...words('hold') })
    await (isCharged
      ? captureHold(ctx, { holdId, amount: CHARGE, ...words('capture') })
      : releaseHold(ctx, { holdId, ...words('release') }))
    await ctx.db.insert(generation).values({
      id,
      userId,
      recipe: 'speech',
      input: { text: 'Listen to the rain.', language: 'en', pace: 1 },
      idempotencyKey: nextKey(),
      requestDigest: 'digest',
      status,
      settlement,
      quoteLines: [],
      quotedCredits: CHARGE,
      chargedCredits: settlement === 'captured' ? CHARGE : 0,
      holdId,
      createdAt: finishedAt,
      finishedAt,
      movedAt: finishedAt,
    })
  })
  if (options.retried) await addAttempt(ctx, id, { number: 1, state: 'failed' })
  await addAttempt(ctx, id, { number: 2, state: status === 'failed' ? 'failed' : 'succeeded' })
  if (status === 'succeeded' && options.without !== 'result') await publishResult(ctx, userId, id)
  return id
}

/** Where a result's file lies: `audio` is the result itself, `peaks` is shown beside it. */
export function fileOf(generationId: Id<'gen'>, kind: 'audio' | 'peaks'): string {
  return `assets/${assetIdOf(generationId)}/1/${kind}.bin`
}

async function publishResult(ctx: Ctx, userId: Id<'usr'>, generationId: Id<'gen'>): Promise<void> {
  const id = assetIdOf(generationId)
  const words = { kind: 'audio', recipe: 'speech', title: 'Listen to the rain.' } as const
  await ctx.db.insert(asset).values({
    id,
    userId,
    generationId,
    ...words,
    durationMs: 2000,
    sizeBytes: 2 * FILE_BYTES,
    createdAt: ctx.clock.now(),
  })
  for (const kind of ['audio', 'peaks'] as const) {
    const storageKey = fileOf(generationId, kind)
    await ctx.storage.put(storageKey, Readable.from([Buffer.alloc(FILE_BYTES)]))
    await ctx.db
      .insert(rendition)
      .values({ assetId: id, kind, storageKey, mimeType: 'audio/mp4', sizeBytes: FILE_BYTES })
  }
}

async function addAttempt(
  ctx: Ctx,
  generationId: Id<'gen'>,
  { number, state }: { number: number; state: 'failed' | 'succeeded' },
): Promise<void> {
  const at = ctx.clock.now()
  await ctx.db.insert(attempt).values({
    id: ctx.ids.next('att'),
    generationId,
    stepIndex: 0,
    number,
    providerId: 'scripted',
    address: 'http://127.0.0.1:1',
    model: 'speech-1',
    capability: 'speech',
    task: {},
    requestDigest: 'digest',
    state,
    ...(state === 'failed' ? { outcome: 'overload', code: '503' } : {}),
    startedAt: at,
    finishedAt: at,
    deadlineAt: at,
  })
}

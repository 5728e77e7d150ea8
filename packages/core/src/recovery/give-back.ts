import { order } from '@studiolo/db/schema/billing'
import { hold, transfer } from '@studiolo/db/schema/credits'
import { generation } from '@studiolo/db/schema/generation'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, sum } from 'drizzle-orm'
import { grantCredits, reverseCapture } from '../credits'
import { addMs, DAY_MS } from '../kernel/clock'
import type { Ctx, TxCtx } from '../kernel/context'
import { decideByEvidence, owedForOrder } from './decide'
import type { RecoveryFinding } from './findings/contract'
import { gatherOrder } from './gather-order'
import { findingOf, keyOf, paymentAskedAbout, type StoredRecovery } from './recovery-row'

/** For how long credits last that had expired by the time they came back. */
export const RENEWED_DAYS = 90

/**
 * Gives credits back, once for each request. Of a generation: to the lots it was charged to; what would return to a lot
 * that has expired meanwhile is granted anew for 90 days, so that the creator really has it. Of an order: a grant
 * without an end, like the purchase it stands for; of a plan's month for 90 days, since a month's credits end too. Throws INVALID_INPUT with `{ left }` for more than is still charged.
 */
export async function giveBack(ctx: TxCtx, row: StoredRecovery, credits: number): Promise<void> {
  const { id, userId, generationId } = row
  const movement = { idempotencyKey: keyOf(id), reason: 'recovery' }
  const inTime = { expiresAt: addMs(ctx.clock.now(), RENEWED_DAYS * DAY_MS) }
  if (!generationId) {
    const lasting = (await isOfPlan(ctx, row)) ? inTime : {}
    const { grantId } = await grantCredits(ctx, {
      userId,
      amount: credits,
      source: 'recovery',
      ...lasting,
      ...movement,
    })
    await ctx.db.update(recoveryRequest).set({ grantId }).where(eq(recoveryRequest.id, id))
    return
  }
  await reverseCapture(ctx, { holdId: await holdOf(ctx, generationId), amount: credits, ...movement })
  const lapsed = await lapsedOf(ctx, movement.idempotencyKey)
  if (lapsed === 0) return
  await grantCredits(ctx, {
    userId,
    amount: lapsed,
    source: 'recovery',
    ...inTime,
    idempotencyKey: `${movement.idempotencyKey}:anew`,
    reason: movement.reason,
  })
}

/** How a request stands now. */
export interface Standing {
  /** What the records show of an order now; of a generation what they showed when it was asked. */
  finding: RecoveryFinding
  /** The most that can be given back: what is still charged of a generation, all of an order that is owed its credits. */
  credits: number
}

export async function standingOf(ctx: Ctx, row: StoredRecovery): Promise<Standing> {
  const then = { finding: findingOf(row), credits: 0 }
  if (row.state !== 'waiting') return then
  if (row.generationId) return { ...then, credits: await leftOfCharge(ctx, row.generationId) }
  const [bought] = row.orderId ? await ctx.db.select().from(order).where(eq(order.id, row.orderId)) : []
  if (!bought) return then
  const evidence = await gatherOrder(ctx, bought, { askedBefore: true, about: paymentAskedAbout(row) })
  return { finding: decideByEvidence(row.claim, evidence).finding, credits: owedForOrder(evidence) }
}

async function isOfPlan(ctx: TxCtx, { orderId }: StoredRecovery): Promise<boolean> {
  if (!orderId) return false
  const [bought] = await ctx.db.select({ planId: order.planId }).from(order).where(eq(order.id, orderId))
  return Boolean(bought?.planId)
}

async function leftOfCharge(ctx: Ctx, generationId: Id<'gen'>): Promise<number> {
  const [held] = await ctx.db
    .select({ captured: hold.captured, reversed: hold.reversed })
    .from(hold)
    .innerJoin(generation, eq(generation.holdId, hold.id))
    .where(eq(generation.id, generationId))
  return held ? held.captured - held.reversed : 0
}

async function holdOf(ctx: TxCtx, generationId: Id<'gen'>): Promise<number> {
  const [row] = await ctx.db
    .select({ holdId: generation.holdId })
    .from(generation)
    .where(eq(generation.id, generationId))
  if (!row) throw new Error(`${generationId} is not there`)
  return row.holdId
}

/** What of a reversal returned to lots that had run out of time. */
async function lapsedOf(ctx: TxCtx, idempotencyKey: string): Promise<number> {
  const [row] = await ctx.db
    .select({ lapsed: sum(transfer.amount).mapWith(Number) })
    .from(transfer)
    .where(and(eq(transfer.idempotencyKey, idempotencyKey), eq(transfer.kind, 'expiry')))
  return row?.lapsed ?? 0
}

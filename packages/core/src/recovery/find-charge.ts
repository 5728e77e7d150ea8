import { order, payment } from '@studiolo/db/schema/billing'
import { generation } from '@studiolo/db/schema/generation'
import { liveGenerationStates } from '@studiolo/db/states/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { addMs, DAY_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { RECOVERY_DAYS, type AskRecoveryInput, type RecoveryRefusal } from './contract'
import type { Generation } from './gather-generation'
import type { Order } from './gather-order'

/** What is disputed: one of the two. */
export type Charge =
  | { kind: 'generation'; generation: Generation }
  /** With when the latest money for it came: a plan is paid month by month. */
  | { kind: 'order'; order: Order; lastPaidAt: Date | null }

/** The charge, when it is this creator's; NOT_FOUND. */
export async function findCharge(ctx: Ctx, userId: Id<'usr'>, input: AskRecoveryInput): Promise<Charge> {
  const { generationId, orderId } = input
  if (generationId) {
    const isOwn = and(eq(generation.id, generationId), eq(generation.userId, userId))
    const [row] = await ctx.db.select().from(generation).where(isOwn)
    if (row) return { kind: 'generation', generation: row }
  }
  if (orderId) {
    const isOwn = and(eq(order.id, orderId), eq(order.userId, userId))
    const [row] = await ctx.db.select().from(order).where(isOwn)
    if (row) return { kind: 'order', order: row, lastPaidAt: await lastPaidOf(ctx, row.id) }
  }
  throw new AppError('NOT_FOUND', { meta: { id: generationId ?? orderId } })
}

/** Throws CONFLICT for what still runs, INVALID_INPUT for what ended, or was last paid, more than 30 days ago. */
export function requireDisputable(ctx: Ctx, charge: Charge): void {
  if (charge.kind === 'generation' && (liveGenerationStates as readonly string[]).includes(charge.generation.status))
    throw new AppError('CONFLICT', {
      message: 'it still runs',
      meta: { reason: 'still-running' satisfies RecoveryRefusal },
    })
  if (endOf(charge) >= addMs(ctx.clock.now(), -RECOVERY_DAYS * DAY_MS)) return
  const meta = { reason: 'too-old' satisfies RecoveryRefusal, days: RECOVERY_DAYS }
  throw new AppError('INVALID_INPUT', { message: 'ended too long ago', meta })
}

function endOf(charge: Charge): Date {
  if (charge.kind === 'order') {
    const { order, lastPaidAt } = charge
    return lastPaidAt && lastPaidAt > order.createdAt ? lastPaidAt : order.createdAt
  }
  return charge.generation.finishedAt ?? charge.generation.createdAt
}

async function lastPaidOf(ctx: Ctx, orderId: Id<'ord'>): Promise<Date | null> {
  const [latest] = await ctx.db
    .select({ paidAt: payment.paidAt })
    .from(payment)
    .where(and(eq(payment.orderId, orderId), isNotNull(payment.paidAt)))
    .orderBy(desc(payment.paidAt))
    .limit(1)
  return latest?.paidAt ?? null
}

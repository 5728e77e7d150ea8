import { payment, paymentGrant } from '@studiolo/db/schema/billing'
import { and, desc, eq, sql } from 'drizzle-orm'
import { clawBack, expiredOf, grantCredits } from '../../credits'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import type { Payment } from './settle-payment'
import type { Bought } from './what-was-bought'

interface Mover {
  ctx: TxCtx
  known: Payment
  bought: Bought
  /** The number of the next movement, for its idempotency key. */
  next: number
}

/**
 * Grants what was bought, once, and then takes back or restores credits until `gone` of them are taken; what has expired
 * is gone already and nobody pays for it again. Answers how many movements there have been.
 */
export async function moveCredits(ctx: TxCtx, known: Payment, bought: Bought, gone: number): Promise<number> {
  const mover: Mover = { ctx, known, bought, next: known.movements }
  if (mover.next === 0 && bought.credits > 0) await grant(mover, bought.credits, bought.source)
  let { takenCredits } = known
  if (gone < takenCredits) {
    await grant(mover, takenCredits - gone, `${bought.source}-restored`)
    takenCredits = gone
  }
  if (gone > takenCredits) takenCredits += await take(mover, gone - takenCredits)
  if (mover.next !== known.movements) {
    await ctx.db.update(payment).set({ movements: mover.next, takenCredits }).where(eq(payment.id, known.id))
  }
  return mover.next
}

/** What comes after its time, told late or restored after a dispute, can be spent for as long as a month at least. */
const LATE_MS = 30 * DAY_MS

function expiryOf(ctx: TxCtx, expiresAt: Date): Date {
  const now = ctx.clock.now()
  return expiresAt > now ? expiresAt : addMs(now, LATE_MS)
}

async function grant(mover: Mover, credits: number, reason: string): Promise<void> {
  const { ctx, known, bought } = mover
  const { grantId } = await grantCredits(ctx, {
    userId: bought.userId,
    amount: credits,
    source: bought.source,
    ...(bought.expiresAt && { expiresAt: expiryOf(ctx, bought.expiresAt) }),
    reason,
    idempotencyKey: nextKey(mover),
  })
  await ctx.db.insert(paymentGrant).values({ paymentId: known.id, grantId, credits })
}

/**
 * From the payment's lots, the newest first: what was restored last goes first. Answers how many were taken: all but
 * what of these lots has expired.
 */
async function take(mover: Mover, credits: number): Promise<number> {
  const { ctx, known } = mover
  const lots = await ctx.db
    .select()
    .from(paymentGrant)
    .where(eq(paymentGrant.paymentId, known.id))
    .orderBy(desc(paymentGrant.grantId))
  const expired = await expiredOf(
    ctx,
    lots.map(({ grantId }) => grantId),
  )
  const due = Math.max(0, credits - expired)
  let left = due
  for (const { grantId, credits, taken } of lots) {
    const amount = Math.min(left, credits - taken)
    if (amount === 0) continue
    await clawBack(ctx, { grantId, amount, reason: 'payment-returned', idempotencyKey: nextKey(mover) })
    await ctx.db
      .update(paymentGrant)
      .set({ taken: sql`${paymentGrant.taken} + ${amount}` })
      .where(and(eq(paymentGrant.paymentId, known.id), eq(paymentGrant.grantId, grantId)))
    left -= amount
  }
  if (left > 0) throw new Error(`payment ${known.id} has ${left} credits less than are to be taken`)
  return due
}

function nextKey(mover: Mover): string {
  return `payment:${mover.known.id}:${mover.next++}`
}

import { payment, paymentGrant, type TakenLevel } from '@studiolo/db/schema/billing'
import { and, desc, eq, sql } from 'drizzle-orm'
import { clawBack, grantCredits, standOfGrants } from '../../credits'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import type { Payment } from './settle-payment'
import { dueAt, fallenTo, topOf } from './taken-levels'
import type { Bought } from './what-was-bought'

interface Mover {
  ctx: TxCtx
  known: Payment
  bought: Bought
  /** The number of the next movement, for its idempotency key. */
  next: number
}

/**
 * Grants what was bought, once, and then takes back or restores credits as `gone` of them should be taken; what has
 * expired is gone already and nobody pays for it again. However `gone` rose and fell, the same is taken. Answers how many
 * movements there have been.
 */
export async function moveCredits(ctx: TxCtx, known: Payment, bought: Bought, gone: number): Promise<number> {
  const mover: Mover = { ctx, known, bought, next: known.movements }
  const { credits, source: reason, expiresAt } = bought
  if (mover.next === 0 && credits > 0) await grant(mover, { credits, reason, expiresAt })
  const before = topOf(known.takes)
  let takes = known.takes
  if (gone > before.gone) takes = [...takes, await rise(mover, gone)]
  if (gone < before.gone) {
    takes = fallenTo(takes, gone)
    await restore(mover, before, topOf(takes))
  }
  if (mover.next !== known.movements || takes !== known.takes) {
    const { taken: takenCredits } = topOf(takes)
    await ctx.db.update(payment).set({ movements: mover.next, takes, takenCredits }).where(eq(payment.id, known.id))
  }
  return mover.next
}

/** Takes what is due, and tells where that led. */
async function rise(mover: Mover, gone: number): Promise<TakenLevel> {
  const { ctx, known } = mover
  const before = topOf(known.takes)
  const grants = await ctx.db.select().from(paymentGrant).where(eq(paymentGrant.paymentId, known.id))
  const ids = grants.map(({ grantId }) => grantId)
  const { expired, remaining } = await standOfGrants(ctx, ids)
  const due = dueAt(known.takes, gone, expired)
  if (due === 0) return { ...before, gone }
  await take(mover, due)
  const after = await standOfGrants(ctx, ids)
  return { gone, taken: before.taken + due, own: before.own + remaining - after.remaining }
}

/** What was taken from the payment's own lots ends as they did; what was taken from elsewhere comes back without an end. */
async function restore(mover: Mover, before: TakenLevel, now: TakenLevel): Promise<void> {
  const { bought } = mover
  const credits = before.taken - now.taken
  const own = bought.expiresAt ? before.own - now.own : credits
  const reason = `${bought.source}-restored`
  if (own > 0) await grant(mover, { credits: own, reason, expiresAt: bought.expiresAt })
  if (credits > own) await grant(mover, { credits: credits - own, reason, expiresAt: null })
}

/** What comes after its time, told late or restored after a dispute, can be spent for as long as a month at least. */
const LATE_MS = 30 * DAY_MS

function expiryOf(ctx: TxCtx, expiresAt: Date): Date {
  const now = ctx.clock.now()
  return expiresAt > now ? expiresAt : addMs(now, LATE_MS)
}

interface Lot {
  credits: number
  reason: string
  expiresAt: Date | null
}

async function grant(mover: Mover, { credits, reason, expiresAt }: Lot): Promise<void> {
  const { ctx, known, bought } = mover
  const { grantId } = await grantCredits(ctx, {
    userId: bought.userId,
    amount: credits,
    source: bought.source,
    ...(expiresAt && { expiresAt: expiryOf(ctx, expiresAt) }),
    reason,
    idempotencyKey: nextKey(mover),
  })
  await ctx.db.insert(paymentGrant).values({ paymentId: known.id, grantId, credits })
}

/** From the payment's lots, the newest first: what was restored last goes first. */
async function take(mover: Mover, credits: number): Promise<void> {
  const { ctx, known } = mover
  const lots = await ctx.db
    .select()
    .from(paymentGrant)
    .where(eq(paymentGrant.paymentId, known.id))
    .orderBy(desc(paymentGrant.grantId))
  let left = credits
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
}

function nextKey(mover: Mover): string {
  return `payment:${mover.known.id}:${mover.next++}`
}

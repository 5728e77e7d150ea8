import { autoTopUp, checkoutSession, creditPackage, order } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, gte, inArray, sum } from 'drizzle-orm'
import { getBalances } from '../../credits'
import { findUser } from '../../identity'
import { enqueue } from '../../jobs'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { Ctx, TxCtx } from '../../kernel/context'
import { chargeTopUp } from '../jobs'

/**
 * For longer than a charge whose answer was lost is asked for again: until then no other one is made, or somebody could
 * pay twice.
 */
const OPEN_MS = 2 * DAY_MS

/**
 * Orders a package for somebody whose credits are below their threshold, unless the month's cap would be passed or an
 * order of it is under way, or they are suspended. Answers whether it did.
 */
export async function orderTopUp(ctx: TxCtx, userId: Id<'usr'>): Promise<boolean> {
  const [wish] = await ctx.db.select().from(autoTopUp).where(eq(autoTopUp.userId, userId)).for('update')
  if (wish?.state !== 'on') return false
  if ((await findUser(ctx, userId))?.state !== 'active') return false
  if (!(await isBelow(ctx, userId, wish.threshold))) return false
  const [sold] = await ctx.db
    .select()
    .from(creditPackage)
    .where(and(eq(creditPackage.id, wish.packageId), eq(creditPackage.active, true)))
  if (!sold || sold.currency !== wish.currency) return false
  if ((await spentThisMonth(ctx, userId)) + sold.amountMinor > wish.monthlyCapMinor) return false

  const now = ctx.clock.now()
  const id = ctx.ids.next('ord')
  const [made] = await ctx.db
    .insert(order)
    .values({
      id,
      userId,
      idempotencyKey: `top-up:${id}`,
      packageId: sold.id,
      credits: sold.credits,
      amountMinor: sold.amountMinor,
      currency: sold.currency,
      isAutomatic: true,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: order.id })
  if (!made) return false
  // Whoever waited here for one that was just booked has not seen yet what it brought.
  if (!(await isBelow(ctx, userId, wish.threshold))) {
    await ctx.db.delete(order).where(eq(order.id, id))
    return false
  }
  const sessionId = ctx.ids.next('cks')
  await ctx.db.insert(checkoutSession).values({
    id: sessionId,
    orderId: id,
    gateway: wish.gateway,
    createdAt: now,
    expiresAt: addMs(now, OPEN_MS),
  })
  await enqueue(ctx, chargeTopUp, { sessionId }, { key: `charge:${sessionId}` })
  return true
}

async function isBelow(ctx: Ctx, userId: Id<'usr'>, threshold: number): Promise<boolean> {
  return ((await getBalances(ctx, [userId])).get(userId)?.available ?? 0) < threshold
}

/** What was bought by itself since the month began (UTC), and what is about to be; minor units. */
export async function spentThisMonth(ctx: Ctx, userId: Id<'usr'>): Promise<number> {
  const now = ctx.clock.now()
  const begin = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()))
  const [row] = await ctx.db
    .select({ spent: sum(order.amountMinor).mapWith(Number) })
    .from(order)
    .where(
      and(
        eq(order.userId, userId),
        eq(order.isAutomatic, true),
        inArray(order.state, ['pending', 'paid']),
        gte(order.createdAt, begin),
      ),
    )
  return row?.spent ?? 0
}

import { creditGrant, wallet } from '@studiolo/db/schema/credits'
import type { GrantSource } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gt, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { clawBack } from '../claw-back'

/** What these gave goes back with its payment alone: taken by hand, a later refund could not be booked. */
const paid: GrantSource[] = ['purchase', 'subscription']

export interface TakeOrder {
  userId: Id<'usr'>
  amount: number
  /** Each lot's part is booked under a key of its own: this, a colon, its number. */
  key: string
}

/**
 * Takes credits from what is available and was not paid for, lot by lot in burn order; never makes a debt. Throws
 * INVALID_INPUT with `{ available }` when there is less to take. Trusts its caller: checks no permission.
 */
export async function takeCredits(ctx: TxCtx, { userId, amount, key }: TakeOrder): Promise<void> {
  const lots = await takeableLots(ctx, userId)
  const available = lots.reduce((sum, lot) => sum + lot.left, 0)
  if (available < amount)
    throw new AppError('INVALID_INPUT', {
      message: `${available} of ${amount} credits can be taken`,
      meta: { reason: 'less-to-take', available },
    })
  let missing = amount
  for (const [part, lot] of lots.entries()) {
    if (missing === 0) break
    const taken = Math.min(lot.left, missing)
    await clawBack(ctx, { grantId: lot.id, amount: taken, reason: 'adjustment', idempotencyKey: `${key}:${part}` })
    missing -= taken
  }
}

async function takeableLots(ctx: TxCtx, userId: Id<'usr'>): Promise<{ id: number; left: number }[]> {
  // Holds take the same lock, so that what is read here stays until it is taken.
  const [locked] = await ctx.db
    .select({ id: wallet.id })
    .from(wallet)
    .where(eq(wallet.userId, userId))
    .for('no key update')
  if (!locked) return []
  // A lot may have more left than can still be clawed back of it: a clawback of it was met from others meanwhile.
  const left = sql<number>`least(${creditGrant.remaining}, ${creditGrant.amount} - ${creditGrant.reversed})`
  return ctx.db
    .select({ id: creditGrant.id, left: left.mapWith(Number) })
    .from(creditGrant)
    .where(
      and(
        eq(creditGrant.walletId, locked.id),
        eq(creditGrant.spent, false),
        notInArray(creditGrant.source, paid),
        isNull(creditGrant.expiredAt),
        or(isNull(creditGrant.expiresAt), gt(creditGrant.expiresAt, ctx.clock.now())),
        sql`${left} > 0`,
      ),
    )
    .orderBy(asc(creditGrant.priority), asc(creditGrant.expiresAt), asc(creditGrant.id))
}

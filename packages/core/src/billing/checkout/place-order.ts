import { order } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { refuseInactive } from '../../identity'
import { inTransaction, type Ctx, type TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { takeToken } from '../../rate-limit'

export type Order = typeof order.$inferSelect

/** What somebody wants to buy, and the price that was shown. */
export interface WantedOrder {
  item: { packageId: string } | { planId: string }
  amountMinor: number
  currency: string
  idempotencyKey: string
  topUp?: Order['topUp']
}

/** What is for sale under that name now. */
interface OnSale {
  credits: number
  amountMinor: number
  currency: string
}

/**
 * The order of this key: found, or written with the price frozen. `findOnSale` tells what is sold now; null for nothing.
 * Throws NOT_FOUND, PRICE_CHANGED with both amounts, IDEMPOTENCY_CONFLICT, CONFLICT once it is paid or over, RATE_LIMITED.
 */
export async function placeOrder(
  ctx: Ctx,
  userId: Id<'usr'>,
  wanted: WantedOrder,
  findOnSale: (ctx: TxCtx) => Promise<OnSale | null>,
): Promise<Order> {
  const known = await findOrder(ctx, userId, wanted)
  await takeToken(ctx, known ? 'gateway' : 'payment', userId)
  if (known) return known
  return inTransaction(ctx, async (ctx) => {
    const { item, amountMinor, currency, idempotencyKey, topUp } = wanted
    const sold = await findOnSale(ctx)
    if (!sold) throw new AppError('NOT_FOUND', { message: `not for sale: ${nameOf(wanted)}` })
    requireSamePrice(sold, wanted)
    await refuseInactive(ctx, userId)
    const [made] = await ctx.db
      .insert(order)
      .values({
        id: ctx.ids.next('ord'),
        userId,
        idempotencyKey,
        ...item,
        credits: sold.credits,
        amountMinor,
        currency,
        topUp,
        createdAt: ctx.clock.now(),
      })
      .onConflictDoNothing({ target: [order.userId, order.idempotencyKey] })
      .returning()
    const found = made ?? (await findOrder(ctx, userId, wanted))
    if (!found) throw new Error('an order that was written is not there')
    return found
  })
}

/** Throws PRICE_CHANGED with both amounts when another price was shown than the one in force. */
export function requireSamePrice(sold: Omit<OnSale, 'credits'>, shown: Omit<OnSale, 'credits'>): void {
  if (sold.amountMinor === shown.amountMinor && sold.currency === shown.currency) return
  const meta = { amountMinor: sold.amountMinor, currency: sold.currency, shownMinor: shown.amountMinor }
  throw new AppError('PRICE_CHANGED', { message: 'it has another price by now', meta })
}

async function findOrder(ctx: Ctx, userId: Id<'usr'>, wanted: WantedOrder): Promise<Order | null> {
  const { amountMinor, currency, idempotencyKey } = wanted
  const [found] = await ctx.db
    .select()
    .from(order)
    .where(and(eq(order.userId, userId), eq(order.idempotencyKey, idempotencyKey)))
  if (!found) return null
  const isSame = (found.packageId ?? found.planId) === nameOf(wanted)
  if (!isSame || found.amountMinor !== amountMinor || found.currency !== currency) {
    throw new AppError('IDEMPOTENCY_CONFLICT', { meta: { idempotencyKey } })
  }
  if (found.state !== 'pending') throw new AppError('CONFLICT', { message: `order ${found.id} is ${found.state}` })
  return found
}

function nameOf({ item }: WantedOrder): string {
  return 'packageId' in item ? item.packageId : item.planId
}

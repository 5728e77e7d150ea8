import { creditPackage, order } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { refuseInactive } from '../../identity'
import { requirePermission, requireUser } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import { takeToken } from '../../rate-limit'
import type { CheckoutInput, StartedCheckout } from '../contract'
import { openGateways } from '../gateways'
import { GatewayError } from '../gateways/gateway'
import { openSession, shownSession } from './open-session'

export type Order = typeof order.$inferSelect

/**
 * Writes the order, then asks the gateways in turn until one opens a session: a gateway that is down, slow (five
 * seconds) or refuses is passed over, and what it may have opened is closed later. Only one address is ever shown; a
 * repeat of the key answers it again. Throws NOT_FOUND for what is not sold, PRICE_CHANGED with both amounts,
 * IDEMPOTENCY_CONFLICT for the same key with another purchase, CONFLICT once the order is paid or over, RATE_LIMITED,
 * and PAYMENT_UNAVAILABLE when no gateway can be reached: nothing was charged then.
 */
export async function startCheckout(ctx: Ctx, input: CheckoutInput): Promise<StartedCheckout> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  const gateways = openGateways(ctx)
  if (gateways.length === 0) throw new AppError('PAYMENT_UNAVAILABLE', { message: 'no gateway is configured' })

  const asked = await findOrMakeOrder(ctx, userId, input)
  const shown = await shownSession(ctx, asked.id)
  if (shown) return { orderId: asked.id, ...shown }
  for (const gateway of gateways) {
    try {
      return { orderId: asked.id, ...(await openSession(ctx, asked, gateway)) }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      ctx.log.warn({ gateway: gateway.id, orderId: asked.id, outcome: error.outcome, err: error }, 'no session')
    }
  }
  throw new AppError('PAYMENT_UNAVAILABLE', { message: 'no gateway opened a session', meta: { orderId: asked.id } })
}

async function findOrMakeOrder(ctx: Ctx, userId: Id<'usr'>, input: CheckoutInput): Promise<Order> {
  const known = await findOrder(ctx, userId, input)
  if (known) return known
  await takeToken(ctx, 'payment', userId)
  return inTransaction(ctx, async (ctx) => {
    const { packageId, amountMinor, currency, idempotencyKey } = input
    const [sold] = await ctx.db
      .select()
      .from(creditPackage)
      .where(and(eq(creditPackage.id, packageId), eq(creditPackage.active, true)))
    if (!sold) throw new AppError('NOT_FOUND', { message: `no package ${packageId}` })
    if (sold.amountMinor !== amountMinor || sold.currency !== currency) {
      const meta = { amountMinor: sold.amountMinor, currency: sold.currency, shownMinor: amountMinor }
      throw new AppError('PRICE_CHANGED', { message: `package ${packageId} has another price`, meta })
    }
    await refuseInactive(ctx, userId)
    const values = { id: ctx.ids.next('ord'), userId, idempotencyKey, packageId, credits: sold.credits }
    const [made] = await ctx.db
      .insert(order)
      .values({ ...values, amountMinor, currency, createdAt: ctx.clock.now() })
      .onConflictDoNothing({ target: [order.userId, order.idempotencyKey] })
      .returning()
    const found = made ?? (await findOrder(ctx, userId, input))
    if (!found) throw new Error('an order that was written is not there')
    return found
  })
}

async function findOrder(ctx: Ctx, userId: Id<'usr'>, input: CheckoutInput): Promise<Order | null> {
  const { packageId, amountMinor, currency, idempotencyKey } = input
  const [found] = await ctx.db
    .select()
    .from(order)
    .where(and(eq(order.userId, userId), eq(order.idempotencyKey, idempotencyKey)))
  if (!found) return null
  if (found.packageId !== packageId || found.amountMinor !== amountMinor || found.currency !== currency) {
    throw new AppError('IDEMPOTENCY_CONFLICT', { meta: { idempotencyKey } })
  }
  if (found.state !== 'pending') throw new AppError('CONFLICT', { message: `order ${found.id} is ${found.state}` })
  return found
}

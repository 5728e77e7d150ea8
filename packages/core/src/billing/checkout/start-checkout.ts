import { creditPackage } from '@studiolo/db/schema/billing'
import { and, eq } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { CheckoutInput, StartedCheckout } from '../contract'
import { openGateways } from '../gateways'
import { GatewayError, type Gateway } from '../gateways/gateway'
import { requireRoom } from '../top-ups/own-top-up'
import { openSession, shownSession } from './open-session'
import { placeOrder, type Order } from './place-order'

/**
 * Writes the order, then asks the gateways in turn until one opens a session: a gateway that is down, slow (five
 * seconds) or refuses is passed over, and what it may have opened is closed later. Only one address is ever shown; a
 * repeat of the key answers it again. Throws NOT_FOUND for what is not sold, PRICE_CHANGED with both amounts,
 * INVALID_INPUT for a top-up whose cap is below the price, IDEMPOTENCY_CONFLICT for the same key with another purchase,
 * CONFLICT once the order is paid or over, RATE_LIMITED, and PAYMENT_UNAVAILABLE when no gateway can be reached: nothing
 * was charged then.
 */
export async function startCheckout(ctx: Ctx, { packageId, ...asked }: CheckoutInput): Promise<StartedCheckout> {
  requirePermission(ctx, 'billing.buy')
  const userId = requireUser(ctx)
  const gateways = requireGateways(ctx)
  if (asked.topUp) requireRoom(asked.amountMinor, asked.topUp.monthlyCapMinor)
  const placed = await placeOrder(ctx, userId, { item: { packageId }, ...asked }, async (ctx) => {
    const [sold] = await ctx.db
      .select()
      .from(creditPackage)
      .where(and(eq(creditPackage.id, packageId), eq(creditPackage.active, true)))
    return sold ?? null
  })
  return payOrder(ctx, placed, gateways)
}

/** What is configured; PAYMENT_UNAVAILABLE when nothing is. */
export function requireGateways(ctx: Ctx): readonly Gateway[] {
  const gateways = openGateways(ctx)
  if (gateways.length === 0) throw new AppError('PAYMENT_UNAVAILABLE', { message: 'no gateway is configured' })
  return gateways
}

/** Where the order is paid: the page that is shown already, or a session at the first gateway that opens one. */
export async function payOrder(ctx: Ctx, placed: Order, gateways: readonly Gateway[]): Promise<StartedCheckout> {
  const shown = await shownSession(ctx, placed.id)
  if (shown) return { orderId: placed.id, ...shown }
  for (const gateway of gateways) {
    try {
      return { orderId: placed.id, ...(await openSession(ctx, placed, gateway)) }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      ctx.log.warn({ gateway: gateway.id, orderId: placed.id, outcome: error.outcome, err: error }, 'no session')
    }
  }
  throw new AppError('PAYMENT_UNAVAILABLE', { message: 'no gateway opened a session', meta: { orderId: placed.id } })
}

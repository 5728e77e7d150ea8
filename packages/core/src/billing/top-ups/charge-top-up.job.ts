import { autoTopUp, checkoutSession, order } from '@studiolo/db/schema/billing'
import { and, eq } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs, DAY_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import type { Order } from '../checkout/place-order'
import { askGateway, requireGateway } from '../gateways'
import { GatewayError, type MoneyFact } from '../gateways/gateway'
import { chargeTopUp } from '../jobs'
import { bookFacts } from '../payments/book-facts'
import { pauseTopUp } from './pause-top-up'

type Session = typeof checkoutSession.$inferSelect

/** Gateways remember a reference for a day: asked later it would be another charge. */
const ASKED_FOR_MS = DAY_MS
/** Bank debits clear within 14 days. https://docs.stripe.com/payments/ach-direct-debit */
const ON_ITS_WAY_MS = 15 * DAY_MS

/** Charges a top-up, asked again under the same reference until the gateway answers; a refusal pauses it. */
export const chargeTopUpJob = implementJob(chargeTopUp, async (ctx, { sessionId }) => {
  const [found] = await ctx.db
    .select({ session: checkoutSession, order })
    .from(checkoutSession)
    .innerJoin(order, eq(order.id, checkoutSession.orderId))
    .where(eq(checkoutSession.id, sessionId))
  if (found?.session.state !== 'opening' || found.order.state !== 'pending') return
  const { session } = found
  if (addMs(session.createdAt, ASKED_FOR_MS) <= ctx.clock.now()) return
  try {
    const facts = await charge(ctx, session, found.order)
    if (facts.length === 0) return await waitForMoney(ctx, session)
    await inTransaction(ctx, (ctx) => bookFacts(ctx, session.gateway, facts))
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome === 'unknown') throw error
    await inTransaction(ctx, (ctx) => pauseTopUp(ctx, session.gateway, { reference: session.id, why: error.message }))
  }
})

async function charge(ctx: Ctx, session: Session, asked: Order): Promise<MoneyFact[]> {
  const { savedMethods } = requireGateway(ctx, session.gateway)
  const [wish] = await ctx.db
    .select()
    .from(autoTopUp)
    .where(and(eq(autoTopUp.userId, asked.userId), eq(autoTopUp.gateway, session.gateway)))
  if (!savedMethods || !wish) throw new GatewayError('refused', 'there is no means of payment any more')
  const { gatewayCustomerId, gatewayMethodId, methodLabel: label } = wish
  const { id: orderId, credits, amountMinor, currency } = asked
  const method = { gatewayCustomerId, gatewayMethodId, label }
  return askGateway((signal) =>
    savedMethods.charge(ctx, { reference: session.id, orderId, credits, amountMinor, currency, method }, signal),
  )
}

/** The money is on its way and a webhook tells its end, good or bad: until then the order is under way, so that no other one is made. */
async function waitForMoney(ctx: Ctx, { id }: Session): Promise<void> {
  await ctx.db
    .update(checkoutSession)
    .set({ expiresAt: addMs(ctx.clock.now(), ON_ITS_WAY_MS) })
    .where(and(eq(checkoutSession.id, id), eq(checkoutSession.state, 'opening')))
}

import { checkoutSession } from '@studiolo/db/schema/billing'
import { payableStates } from '@studiolo/db/states/billing'
import { and, eq, inArray } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import type { Ctx } from '../../kernel/context'
import { askGateway, requireGateway } from '../gateways'
import { GatewayError, type Gateway } from '../gateways/gateway'
import { closeSession } from '../jobs'
import { sessionOrder, type Session } from './open-session'

/**
 * Makes sure that a session can no longer be paid: one whose answer was lost is asked for again first, where the gateway
 * gives the same answer for the same reference. What it cannot close stays known; a payment of it is still matched.
 */
export const closeSessionJob = implementJob(closeSession, async (ctx, { sessionId }) => {
  const [session] = await ctx.db.select().from(checkoutSession).where(eq(checkoutSession.id, sessionId))
  if (!session || session.state === 'paid' || session.state === 'closed') return
  const gateway = requireGateway(ctx, session.gateway)
  const gatewaySessionId = session.gatewaySessionId ?? (await lookUp(ctx, gateway, session))
  const isClosed =
    gatewaySessionId !== null && (await askGateway((signal) => gateway.closeSession(ctx, gatewaySessionId, signal)))
  const isOver = isClosed || session.expiresAt <= ctx.clock.now()
  await ctx.db
    .update(checkoutSession)
    .set({ gatewaySessionId, url: null, state: isOver ? 'closed' : 'unknown' })
    .where(and(eq(checkoutSession.id, sessionId), inArray(checkoutSession.state, [...payableStates])))
})

/** The gateway's id of a session whose answer was lost; null when it cannot be learnt, or there is none. */
async function lookUp(ctx: Ctx, gateway: Gateway, session: Session): Promise<string | null> {
  if (!gateway.idempotent) return null
  try {
    const request = await sessionOrder(ctx, session, gateway)
    const { gatewaySessionId } = await askGateway((signal) => gateway.openSession(ctx, request, signal))
    return gatewaySessionId
  } catch (error) {
    if (error instanceof GatewayError && error.outcome === 'refused') return null
    throw error
  }
}

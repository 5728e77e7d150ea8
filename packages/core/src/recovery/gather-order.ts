import { checkoutSession, dispute, order, payment, paymentGrant, refund } from '@studiolo/db/schema/billing'
import { inboundEvent } from '@studiolo/db/schema/inbox'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, gte, inArray, or, sql } from 'drizzle-orm'
import { addMs, HOUR_MS, MINUTE_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import type { OrderEvidence, PaymentEvidence } from './contract'
import { isoOf } from './gather-generation'

export type Order = typeof order.$inferSelect
type Session = typeof checkoutSession.$inferSelect

/** How far the clocks of two of our processes may stand apart. */
const SKEW_MS = MINUTE_MS
/** More are of no use to anybody who reads them. */
const MOST_EVENTS = 50

/**
 * What our books and the gateways say about an order's payment. `askedBefore`: was the answer then that no money is known?
 * `about`: which of a plan's months it is about, where that is known.
 */
export async function gatherOrder(
  ctx: Ctx,
  row: Order,
  { askedBefore, about = null }: { askedBefore: boolean; about?: Id<'pay'> | null },
): Promise<OrderEvidence> {
  const sessions = await ctx.db
    .select()
    .from(checkoutSession)
    .where(eq(checkoutSession.orderId, row.id))
    .orderBy(asc(checkoutSession.id))
  const [payments, events] = await Promise.all([readPayments(ctx, row, about), readEvents(ctx, row, sessions)])
  return {
    kind: 'order',
    state: row.state,
    // A month of a plan has credits of its own.
    credits: payments.find(({ isOfOrder }) => isOfOrder)?.dueCredits ?? row.credits,
    amountMinor: row.amountMinor,
    currency: row.currency,
    createdAt: row.createdAt.toISOString(),
    paidAt: isoOf(row.paidAt),
    ageHours: Math.floor((ctx.clock.now().getTime() - row.createdAt.getTime()) / HOUR_MS),
    askedBefore,
    payments,
    sessions: sessions.map(({ id, gateway, state, createdAt, lastError }) => ({
      id,
      gateway,
      state,
      createdAt: createdAt.toISOString(),
      lastError,
    })),
    events,
  }
}

/** All money that came for an order, and what became of it. `about`: which of a plan's months counts; null for the latest. */
export async function readPayments(ctx: Ctx, row: Order, about: Id<'pay'> | null): Promise<PaymentEvidence[]> {
  const payments = await ctx.db.select().from(payment).where(eq(payment.orderId, row.id)).orderBy(asc(payment.id))
  const ids = payments.map(({ id }) => id)
  const [grants, refunds, disputes] = await Promise.all([
    ctx.db.select().from(paymentGrant).where(inArray(paymentGrant.paymentId, ids)),
    ctx.db.select().from(refund).where(inArray(refund.paymentId, ids)),
    ctx.db.select().from(dispute).where(inArray(dispute.paymentId, ids)),
  ])
  const paidWith = row.paymentId ?? about ?? lastMonthOf(payments)
  return payments.map((paid) => {
    const mine = (part: { paymentId: string }) => part.paymentId === paid.id
    const { id, gateway, gatewayPaymentId, state, amountMinor, currency, takenCredits, returnedMinor, refundRefusal } =
      paid
    return {
      id,
      gateway,
      gatewayPaymentId,
      isOfOrder: paidWith === id,
      state,
      amountMinor,
      currency,
      paidAt: isoOf(paid.paidAt),
      heardAt: paid.createdAt.toISOString(),
      dueCredits: paid.credits ?? row.credits,
      grantedCredits: grants.filter(mine).reduce((sum, { credits }) => sum + credits, 0),
      takenCredits,
      returnedMinor,
      refundRefusal,
      refunds: refunds.filter(mine).map(({ amountMinor, state }) => ({ amountMinor, state })),
      disputes: disputes.filter(mine).map(({ amountMinor, state }) => ({ amountMinor, state })),
    }
  })
}

/** A plan's order names no payment: each month has its own. Whoever asks does so about the latest. */
function lastMonthOf(payments: (typeof payment.$inferSelect)[]): Id<'pay'> | null {
  const months = payments.flatMap(({ id, subscriptionId, state, paidAt }) =>
    subscriptionId && paidAt && state !== 'duplicate' && state !== 'unmatched' ? [{ id, paidAt }] : [],
  )
  return months.toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime()).at(-1)?.id ?? null
}

/** Gateways name a session by our reference or by their own id. */
async function readEvents(ctx: Ctx, row: Order, sessions: Session[]): Promise<OrderEvidence['events']> {
  const names = sessions.flatMap(({ id, gatewaySessionId }) => [id, ...(gatewaySessionId ? [gatewaySessionId] : [])])
  if (names.length === 0) return []
  const { id, source, type, state, receivedAt, lastError, body } = inboundEvent
  const sources = [...new Set(sessions.map(({ gateway }) => gateway))]
  const rows = await ctx.db
    .select({ id, source, type, state, receivedAt, lastError })
    .from(inboundEvent)
    .where(
      and(
        gte(receivedAt, addMs(row.createdAt, -SKEW_MS)),
        inArray(source, sources),
        or(...names.map((name) => sql`strpos(${body}, ${name}) > 0`)),
      ),
    )
    .orderBy(asc(id))
    .limit(MOST_EVENTS)
  return rows.map((event) => ({ ...event, receivedAt: event.receivedAt.toISOString() }))
}

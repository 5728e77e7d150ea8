import { checkoutSession, dispute, order, payment, paymentGrant, refund } from '@studiolo/db/schema/billing'
import { paymentStates } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, desc, eq, inArray, isNotNull, lt } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { PaymentConcern, PaymentsInput, PaymentsPage, PaymentView } from '../contract'
import { tellsDisputeEnds } from '../gateways'
import { countBack, leftOf } from './count-back'

const shown = {
  id: payment.id,
  gateway: payment.gateway,
  gatewayPaymentId: payment.gatewayPaymentId,
  state: payment.state,
  amountMinor: payment.amountMinor,
  currency: payment.currency,
  discountMinor: payment.discountMinor,
  returnedMinor: payment.returnedMinor,
  refundRefusal: payment.refundRefusal,
  fraudWarnedAt: payment.fraudWarnedAt,
  orderId: payment.orderId,
  subscriptionId: payment.subscriptionId,
  planId: payment.planId,
  takenCredits: payment.takenCredits,
  paidAt: payment.paidAt,
  createdAt: payment.createdAt,
  userId: order.userId,
}
type Derived = 'refundedMinor' | 'leftMinor' | 'mayCloseDisputes' | 'credits' | 'refunds' | 'disputes' | 'sessions'
type Row = Omit<PaymentView, Derived> & { returnedMinor: number }

const concerning = {
  // Once it goes back, or its bank asks for it, the warning has nothing more to say.
  'fraud-warned': and(isNotNull(payment.fraudWarnedAt), eq(payment.state, 'paid')),
  'refund-refused': isNotNull(payment.refundRefusal),
} satisfies Record<PaymentConcern, unknown>

/** Payments, newest first, with their refunds, disputes and the sessions of their orders. Needs `admin.read`. */
export async function listPayments(ctx: Ctx, input: PaymentsInput): Promise<PaymentsPage> {
  requirePermission(ctx, 'admin.read')
  const { gateway, concern, id, userId, cursor, limit } = input
  const states = input.states && paymentStates.filter((state) => input.states?.includes(state))
  const rows = await ctx.db
    .select(shown)
    .from(payment)
    .leftJoin(order, eq(order.id, payment.orderId))
    .where(
      and(
        states && inArray(payment.state, states),
        gateway && eq(payment.gateway, gateway),
        concern && concerning[concern],
        id && eq(payment.id, id),
        userId && eq(order.userId, userId),
        cursor && lt(payment.id, cursor),
      ),
    )
    .orderBy(desc(payment.id))
    .limit(limit + 1)
  const payments = await withParts(ctx, rows.slice(0, limit))
  return { payments, nextCursor: rows.length > limit ? (payments.at(-1)?.id ?? null) : null }
}

/** One payment; NOT_FOUND. Trusts its caller. */
export async function viewPayment(ctx: Ctx, id: Id<'pay'>): Promise<PaymentView> {
  const rows = await ctx.db
    .select(shown)
    .from(payment)
    .leftJoin(order, eq(order.id, payment.orderId))
    .where(eq(payment.id, id))
  const [view] = await withParts(ctx, rows)
  if (!view) throw new AppError('NOT_FOUND', { message: `no payment ${id}` })
  return view
}

async function withParts(ctx: Ctx, rows: Row[]): Promise<PaymentView[]> {
  const ids = rows.map(({ id }) => id)
  const orderIds = rows.flatMap(({ orderId }) => orderId ?? [])
  const grants = await ctx.db
    .select()
    .from(paymentGrant)
    .where(inArray(paymentGrant.paymentId, ids))
    .orderBy(asc(paymentGrant.grantId))
  const refunds = await ctx.db
    .select()
    .from(refund)
    .where(inArray(refund.paymentId, ids))
    .orderBy(asc(refund.createdAt))
  const disputes = await ctx.db
    .select()
    .from(dispute)
    .where(inArray(dispute.paymentId, ids))
    .orderBy(asc(dispute.createdAt))
  const sessions = await ctx.db
    .select()
    .from(checkoutSession)
    .where(inArray(checkoutSession.orderId, orderIds))
    .orderBy(asc(checkoutSession.id))
  return rows.map(({ returnedMinor, ...row }) => ({
    ...row,
    ...moneyOf({ ...row, returnedMinor }, { refunds, disputes }),
    mayCloseDisputes: !tellsDisputeEnds(ctx, row.gateway),
    credits: grants.find(({ paymentId }) => paymentId === row.id)?.credits ?? 0,
    refunds: refunds
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ gatewayRefundId, amountMinor, state, createdAt }) => ({
        id: gatewayRefundId,
        amountMinor,
        state,
        createdAt,
      })),
    disputes: disputes
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ gatewayDisputeId, amountMinor, state, createdAt }) => ({
        id: gatewayDisputeId,
        amountMinor,
        state,
        createdAt,
      })),
    sessions: sessions
      .filter(({ orderId }) => orderId === row.orderId)
      .map(({ id, gateway, state, lastError, createdAt }) => ({ id, gateway, state, lastError, createdAt })),
  }))
}

function moneyOf(
  { id, amountMinor, returnedMinor }: Row,
  all: { refunds: (typeof refund.$inferSelect)[]; disputes: (typeof dispute.$inferSelect)[] },
): Pick<PaymentView, 'refundedMinor' | 'leftMinor'> {
  const back = countBack(returnedMinor, {
    refunds: all.refunds.filter(({ paymentId }) => paymentId === id),
    disputes: all.disputes.filter(({ paymentId }) => paymentId === id),
  })
  return { refundedMinor: back.refundedMinor, leftMinor: leftOf(amountMinor, back) }
}

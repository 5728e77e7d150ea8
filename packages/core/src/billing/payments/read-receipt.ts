import { order, payment, refund } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import { findUser } from '../../identity'
import { requirePermission, requireUser } from '../../kernel/actor'
import { appUrlConfig } from '../../kernel/app-url'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { ReceiptView } from '../contract'
import { broughtCredits } from './list-billing-history'
import { receiptUrlOf } from './receipt-url'
import { refundedMinor } from './refunded-minor'

/** One of the signed-in creator's payments as a receipt; NOT_FOUND for anybody else's and for what was never paid. */
export async function readReceipt(ctx: Ctx, id: Id<'pay'>): Promise<ReceiptView> {
  requirePermission(ctx, 'billing.read')
  const userId = requireUser(ctx)
  const [found] = await ctx.db
    .select({ payment, order, credits: broughtCredits, refundedMinor })
    .from(payment)
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(and(eq(payment.id, id), eq(order.userId, userId), isNotNull(payment.paidAt), ne(payment.state, 'announced')))
  const buyer = await findUser(ctx, userId)
  if (!found?.payment.paidAt || !buyer) throw new AppError('NOT_FOUND', { message: `no receipt ${id}` })
  const { payment: paid, order: asked, credits } = found
  const refunds = await ctx.db
    .select({ amountMinor: refund.amountMinor, state: refund.state, at: refund.createdAt })
    .from(refund)
    .where(and(eq(refund.paymentId, id), ne(refund.state, 'failed')))
    .orderBy(asc(refund.createdAt), asc(refund.gatewayRefundId))
  return {
    id,
    orderId: asked.id,
    packageId: asked.packageId,
    planId: paid.planId ?? asked.planId,
    credits,
    periodEnd: paid.periodEnd,
    amountMinor: paid.amountMinor ?? 0,
    discountMinor: paid.discountMinor,
    currency: paid.currency ?? asked.currency,
    state: paid.state,
    paidAt: found.payment.paidAt,
    refunds: refunds.flatMap(({ state, ...back }) => (state === 'failed' ? [] : [{ ...back, state }])),
    refundedMinor: found.refundedMinor,
    gateway: paid.gateway,
    gatewayPaymentId: paid.gatewayPaymentId,
    gatewayInvoiceId: paid.gatewayInvoiceId,
    receiptUrl: receiptUrlOf(paid),
    buyer: { name: buyer.name, email: buyer.email },
    origin: ctx.config(appUrlConfig).origin,
  }
}

import { order, payment, refund } from '@studiolo/db/schema/billing'
import { and, desc, eq, isNotNull, lt, ne, notInArray, sql } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { BillingHistoryPage, InvoicesInput } from '../contract'

/** All money the signed-in creator paid, for packages and plans, the newest first, with what went back of it. */
export async function listBillingHistory(ctx: Ctx, { cursor, limit }: InvoicesInput): Promise<BillingHistoryPage> {
  requirePermission(ctx, 'billing.read')
  const userId = requireUser(ctx)
  const refundedMinor = sql<number>`coalesce((select sum(${refund.amountMinor}) from ${refund}
    where ${and(eq(refund.paymentId, payment.id), ne(refund.state, 'failed'))}), 0)::int`
  const rows = await ctx.db
    .select({
      id: payment.id,
      orderId: payment.orderId,
      packageId: order.packageId,
      planId: payment.planId,
      credits: sql<number>`coalesce(${payment.credits}, ${order.credits}, 0)`,
      amountMinor: sql<number>`coalesce(${payment.amountMinor}, 0)`,
      currency: sql<string>`coalesce(${payment.currency}, ${order.currency})`,
      state: payment.state,
      refundedMinor,
      periodEnd: payment.periodEnd,
      paidAt: payment.paidAt,
      receiptUrl: payment.receiptUrl,
    })
    .from(payment)
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(
      and(
        eq(order.userId, userId),
        isNotNull(payment.paidAt),
        notInArray(payment.state, ['announced', 'unmatched']),
        cursor && lt(payment.id, cursor),
      ),
    )
    .orderBy(desc(payment.id))
    .limit(limit + 1)
  const lines = rows.slice(0, limit).flatMap(({ paidAt, ...line }) => (paidAt ? [{ ...line, paidAt }] : []))
  return { lines, nextCursor: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

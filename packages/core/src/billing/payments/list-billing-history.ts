import { order, payment } from '@studiolo/db/schema/billing'
import { and, desc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { BillingHistoryPage, InvoicesInput } from '../contract'
import { receiptUrlOf } from './receipt-url'
import { refundedMinor } from './refunded-minor'

/** What a payment was to bring: nothing where it came twice, or not as it was asked. Of a payment joined with its order. */
export const broughtCredits = sql<number>`case when ${payment.state} in ('unmatched', 'duplicate') then 0
  else coalesce(${payment.credits}, ${order.credits}, 0) end`

/**
 * All money the signed-in creator paid, for packages and plans, the newest first, with what went back of it; also what
 * came twice, or not as it was asked.
 */
export async function listBillingHistory(ctx: Ctx, { cursor, limit }: InvoicesInput): Promise<BillingHistoryPage> {
  requirePermission(ctx, 'billing.read')
  const userId = requireUser(ctx)
  const rows = await ctx.db
    .select({
      id: payment.id,
      orderId: payment.orderId,
      packageId: order.packageId,
      // An invoice that does not match names no plan; its order does.
      planId: sql<string | null>`coalesce(${payment.planId}, ${order.planId})`,
      credits: broughtCredits,
      amountMinor: sql<number>`coalesce(${payment.amountMinor}, 0)`,
      currency: sql<string>`coalesce(${payment.currency}, ${order.currency})`,
      state: payment.state,
      refundedMinor,
      periodEnd: payment.periodEnd,
      paidAt: payment.paidAt,
      gateway: payment.gateway,
      receiptUrl: payment.receiptUrl,
    })
    .from(payment)
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(
      and(
        eq(order.userId, userId),
        isNotNull(payment.paidAt),
        ne(payment.state, 'announced'),
        cursor && lt(payment.id, cursor),
      ),
    )
    .orderBy(desc(payment.id))
    .limit(limit + 1)
  const lines = rows.slice(0, limit).flatMap(({ paidAt, gateway, receiptUrl, ...line }) => {
    return paidAt ? [{ ...line, paidAt, receiptUrl: receiptUrlOf({ gateway, receiptUrl }) }] : []
  })
  return { lines, nextCursor: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

import { order, payment } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq, inArray } from 'drizzle-orm'
import { isAllowed, requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'

/**
 * Which orders these payments paid, by id alone, which is no more than a statement says: needs `credits.read`. The
 * creator's own, or anybody's for staff; payments of no order or a stranger's are left out.
 */
export async function ordersOfPayments(ctx: Ctx, paymentIds: readonly Id<'pay'>[]): Promise<Map<Id<'pay'>, Id<'ord'>>> {
  requirePermission(ctx, 'credits.read')
  if (paymentIds.length === 0) return new Map()
  const own = isAllowed(ctx.actor, 'admin.read') ? undefined : eq(order.userId, requireUser(ctx))
  const rows = await ctx.db
    .select({ id: payment.id, orderId: order.id })
    .from(payment)
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(and(inArray(payment.id, [...paymentIds]), own))
  return new Map(rows.map(({ id, orderId }) => [id, orderId]))
}

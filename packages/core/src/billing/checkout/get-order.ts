import { order } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import { requirePermission, requireUser } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { OrderView } from '../contract'
import { viewOrders } from './view-orders'

/** One's own order, of a package or a plan; NOT_FOUND for anybody else's. */
export async function getOrder(ctx: Ctx, id: Id<'ord'>): Promise<OrderView> {
  requirePermission(ctx, 'billing.read')
  const [found] = await viewOrders(ctx, and(eq(order.id, id), eq(order.userId, requireUser(ctx))), 1)
  if (!found) throw new AppError('NOT_FOUND', { message: `no order ${id}` })
  return found
}

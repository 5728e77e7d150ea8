import { order } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { orderChanged } from '../events'
import type { Payment } from './settle-payment'

/** Money came for an order, or went back, without changing it: its buyer's page tells so all the same. */
export async function tellStray(ctx: TxCtx, { orderId }: Payment): Promise<void> {
  if (orderId === null) return
  const [asked] = await ctx.db.select().from(order).where(eq(order.id, orderId))
  if (asked) await publishEvent(ctx, asked.userId, orderChanged, { id: asked.id, state: asked.state })
}

import { autoTopUp, order } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { findUser } from '../../identity'
import type { TxCtx } from '../../kernel/context'
import type { SavedMethod } from '../gateways/gateway'
import type { Payment } from '../payments/settle-payment'

/**
 * The buyer wanted it and the gateway kept the means of payment: from now on credits are topped up with it. To be called
 * once a payment: told again it must not come back once its owner has switched it off. The order keeps its wish, so that
 * its sessions are asked for in the same words again.
 */
export async function keepMethod(ctx: TxCtx, paid: Payment, method: SavedMethod): Promise<void> {
  if (!paid.orderId) return
  const [bought] = await ctx.db.select().from(order).where(eq(order.id, paid.orderId))
  if (!bought?.topUp || !bought.packageId || bought.paymentId !== paid.id) return
  const { userId, packageId, currency } = bought
  if ((await findUser(ctx, userId))?.state === 'deleted') return
  const { gatewayCustomerId, gatewayMethodId, label: methodLabel } = method
  const values = {
    packageId,
    currency,
    ...bought.topUp,
    state: 'on' as const,
    gateway: paid.gateway,
    gatewayCustomerId,
    gatewayMethodId,
    methodLabel,
    updatedAt: ctx.clock.now(),
  }
  await ctx.db
    .insert(autoTopUp)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: autoTopUp.userId, set: values })
  await recordAudit(ctx, { action: 'top-up.on', subject: userId, after: { packageId, ...bought.topUp } })
}

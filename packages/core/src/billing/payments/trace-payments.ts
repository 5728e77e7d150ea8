import { payment, paymentGrant } from '@studiolo/db/schema/billing'
import { encodeSerial, type Id, type SerialId } from '@studiolo/db/states/ids'
import { asc, eq, inArray } from 'drizzle-orm'
import { requirePermission } from '../../kernel/actor'
import type { Ctx } from '../../kernel/context'
import type { PaymentView } from '../contract'

/** A payment with the grants it became. */
export interface PaymentTrace extends Pick<
  PaymentView,
  'id' | 'orderId' | 'gateway' | 'state' | 'amountMinor' | 'currency' | 'paidAt'
> {
  /** `taken`: what refunds and disputes took back of it. */
  grants: { id: SerialId<'trf'>; credits: number; taken: number }[]
}

/** A payment, or those of an order, each with the grants it became, the oldest first. Needs `admin.read`. */
export async function tracePayments(ctx: Ctx, of: { id: Id<'pay'> } | { orderId: Id<'ord'> }): Promise<PaymentTrace[]> {
  requirePermission(ctx, 'admin.read')
  const { id, orderId, gateway, state, amountMinor, currency, paidAt } = payment
  const payments = await ctx.db
    .select({ id, orderId, gateway, state, amountMinor, currency, paidAt })
    .from(payment)
    .where('id' in of ? eq(id, of.id) : eq(orderId, of.orderId))
    .orderBy(asc(id))
  const grants = await ctx.db
    .select()
    .from(paymentGrant)
    .where(
      inArray(
        paymentGrant.paymentId,
        payments.map((row) => row.id),
      ),
    )
    .orderBy(asc(paymentGrant.grantId))
  return payments.map((row) => ({
    ...row,
    grants: grants
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ grantId, credits, taken }) => ({ id: encodeSerial('trf', grantId), credits, taken })),
  }))
}

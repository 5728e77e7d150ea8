import { payment } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { Payment } from './settle-payment'

/** A payment, locked until the transaction ends; NOT_FOUND. */
export async function lockPayment(ctx: TxCtx, id: Id<'pay'>): Promise<Payment> {
  const [locked] = await ctx.db.select().from(payment).where(eq(payment.id, id)).for('update')
  if (!locked) throw new AppError('NOT_FOUND', { message: `no payment ${id}` })
  return locked
}

/** The payment a gateway tells of, made when its first fact arrives, locked until the transaction ends. */
export async function lockToldPayment(ctx: TxCtx, gateway: GatewayId, gatewayPaymentId: string): Promise<Payment> {
  await ctx.db
    .insert(payment)
    .values({ id: ctx.ids.next('pay'), gateway, gatewayPaymentId, createdAt: ctx.clock.now() })
    .onConflictDoNothing({ target: [payment.gateway, payment.gatewayPaymentId] })
  const [locked] = await ctx.db
    .select()
    .from(payment)
    .where(and(eq(payment.gateway, gateway), eq(payment.gatewayPaymentId, gatewayPaymentId)))
    .for('update')
  if (!locked) throw new Error('a row that was written is not there')
  return locked
}

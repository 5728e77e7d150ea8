import { dispute } from '@studiolo/db/schema/billing'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { CloseDisputeInput, PaymentView } from '../contract'
import { tellsDisputeEnds } from '../gateways'
import { bookFacts } from './book-facts'
import { lockPayment } from './lock-payment'
import { viewPayment } from './list-payments'

/**
 * Books how a dispute ended, where the payment's gateway does not tell: won, its credits are restored; lost, they stay
 * taken and the plan ends if nothing else paid for the running month. The same said again changes nothing. Needs
 * `admin.billing`. Throws NOT_FOUND, and CONFLICT when it is not open, or its gateway tells the end itself.
 */
export async function closeDispute(ctx: Ctx, input: CloseDisputeInput): Promise<PaymentView> {
  requirePermission(ctx, 'admin.billing')
  const { paymentId, disputeId, outcome, reason } = input
  await inTransaction(ctx, async (ctx) => {
    const { gateway, gatewayPaymentId } = await lockPayment(ctx, paymentId)
    const [known] = await ctx.db
      .select()
      .from(dispute)
      .where(and(eq(dispute.paymentId, paymentId), eq(dispute.gatewayDisputeId, disputeId)))
    if (known?.state === outcome) return
    if (known?.state !== 'open') {
      throw new AppError('CONFLICT', { message: `${paymentId} has no open dispute ${disputeId}` })
    }
    if (tellsDisputeEnds(ctx, gateway)) {
      throw new AppError('CONFLICT', { message: `${gateway} tells itself how ${disputeId} ends` })
    }
    await recordAudit(ctx, {
      action: 'payment.dispute-closed',
      subject: paymentId,
      before: { disputeId, state: 'open' },
      after: { disputeId, state: outcome },
      reason,
    })
    const { amountMinor, createdAt: at } = known
    await bookFacts(ctx, gateway, [
      { kind: 'dispute', gatewayDisputeId: disputeId, gatewayPaymentId, amountMinor, state: outcome, at },
    ])
  })
  return viewPayment(ctx, paymentId)
}

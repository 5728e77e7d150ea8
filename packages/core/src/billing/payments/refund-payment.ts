import { payment } from '@studiolo/db/schema/billing'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { enqueue } from '../../jobs'
import { requirePermission } from '../../kernel/actor'
import { inTransaction, type Ctx } from '../../kernel/context'
import { AppError } from '../../kernel/errors'
import type { PaymentView, RefundInput } from '../contract'
import { askGateway, requireGateway } from '../gateways'
import { GatewayError } from '../gateways/gateway'
import { sendRefund } from '../jobs'
import { bookFacts } from './book-facts'
import { viewPayment } from './list-payments'

interface RefundOrder {
  paymentId: Id<'pay'>
  amountMinor: number
  reference: string
}

/**
 * Gives money back through the payment's own gateway; credits follow pro rata. Needs `admin.billing`. The same key sends
 * it once. Throws NOT_FOUND, CONFLICT while a dispute is open, INVALID_INPUT with `{ leftMinor }` for more than is left, and PAYMENT_REFUSED when the
 * gateway refuses; when its answer is lost the refund is asked for again by a job.
 */
export async function refundPayment(ctx: Ctx, input: RefundInput): Promise<PaymentView> {
  requirePermission(ctx, 'admin.billing')
  const { paymentId, reason, idempotencyKey } = input
  const before = await viewPayment(ctx, paymentId)
  const reference = `refund:${idempotencyKey}`
  if (before.disputes.some(({ state }) => state === 'open')) {
    throw new AppError('CONFLICT', { message: `${paymentId} is disputed: refunding as well could pay twice` })
  }
  const { leftMinor } = before
  const amountMinor = input.amountMinor ?? leftMinor
  if (before.paidAt === null || amountMinor > leftMinor || amountMinor <= 0) {
    throw new AppError('INVALID_INPUT', { message: `${leftMinor} of ${paymentId} are left`, meta: { leftMinor } })
  }
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: 'payment.refund-asked', subject: paymentId, after: { amountMinor }, reason }),
  )
  try {
    await refundNow(ctx, { paymentId, amountMinor, reference })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    if (error.outcome === 'refused') {
      throw new AppError('PAYMENT_REFUSED', { message: error.message, cause: error, meta: { paymentId } })
    }
    await inTransaction(ctx, (ctx) =>
      enqueue(ctx, sendRefund, { paymentId, amountMinor, reference }, { key: reference }),
    )
  }
  return viewPayment(ctx, paymentId)
}

/** Asks the gateway, and books what it answers at once; its webhook says the same again. */
export async function refundNow(ctx: Ctx, { paymentId, amountMinor, reference }: RefundOrder): Promise<void> {
  const [paid] = await ctx.db.select().from(payment).where(eq(payment.id, paymentId))
  if (!paid?.currency) throw new AppError('NOT_FOUND', { message: `no payment ${paymentId}` })
  const { gatewayPaymentId, currency } = paid
  const gateway = requireGateway(ctx, paid.gateway)
  const facts = await askGateway((signal) =>
    gateway.refund(ctx, { reference, gatewayPaymentId, amountMinor, currency }, signal),
  )
  await inTransaction(ctx, (ctx) => bookFacts(ctx, gateway.id, facts))
}

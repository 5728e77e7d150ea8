import { inTransaction } from '../../kernel/context'
import { implementJob } from '../../jobs'
import { GatewayError } from '../gateways/gateway'
import { sendRefund } from '../jobs'
import { lockPayment } from './lock-payment'
import { keepRefusal } from './keep-refusal'
import { refundNow } from './refund-payment'

/**
 * Sends money back; the same reference does so once, so it may be asked again until the gateway answers. One that refuses
 * is not asked again: a person has to see to it.
 */
export const sendRefundJob = implementJob(sendRefund, async (ctx, asked) => {
  try {
    await refundNow(ctx, asked)
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome !== 'refused' || error.isPassing) throw error
    const { paymentId, amountMinor } = asked
    const why = error.message
    await inTransaction(ctx, async (ctx) => {
      await keepRefusal(ctx, await lockPayment(ctx, paymentId), { amountMinor, why })
    })
  }
})

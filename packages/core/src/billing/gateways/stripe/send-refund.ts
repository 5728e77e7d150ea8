import type { Stripe } from 'stripe'
import { GatewayError, type MoneyFact } from '../gateway'
import { asking } from './gateway-error'
import { refundFacts } from './money-objects'

/** Sends money of a payment back; the reference is the idempotency key. https://docs.stripe.com/api/refunds/create */
export async function sendRefund(
  client: Stripe,
  refund: { reference: string; gatewayPaymentId: string; amountMinor: number },
): Promise<MoneyFact[]> {
  if (!refund.gatewayPaymentId.startsWith('pi_')) {
    throw new GatewayError('refused', `stripe: nothing was charged for ${refund.gatewayPaymentId}`)
  }
  return asking(async () =>
    refundFacts(
      await client.refunds.create(
        {
          payment_intent: refund.gatewayPaymentId,
          amount: refund.amountMinor,
          metadata: { reference: refund.reference },
        },
        { idempotencyKey: refund.reference },
      ),
    ),
  )
}

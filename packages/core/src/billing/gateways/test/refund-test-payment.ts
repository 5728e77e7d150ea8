import { inTransaction, type Ctx } from '../../../kernel/context'
import { GatewayError, type MoneyFact } from '../gateway'
import { lockCheckout, tellEvent } from './checkout'
import { factOf } from './events'
import { checkoutIdOf, paymentIdOf, refundIdOf } from './names'

interface TestRefund {
  reference: string
  gatewayPaymentId: string
  amountMinor: number
  currency: string
}

/**
 * Sends money back, once a reference; a repeat is answered with what the first one did. Refused (GatewayError): a payment
 * that is unknown or disputed, another amount under the same reference, more than is left, another currency.
 */
export async function refundTestPayment(ctx: Ctx, refund: TestRefund): Promise<MoneyFact[]> {
  const { reference, gatewayPaymentId: payment, amountMinor, currency } = refund
  const refundId = refundIdOf(reference)
  return inTransaction(ctx, async (ctx) => {
    const checkout = await lockCheckout(ctx, checkoutIdOf(payment))
    if (checkout?.state !== 'paid' || paymentIdOf(checkout.id) !== payment) throw refused(`no payment ${payment}`)

    const before = checkout.events.find((event) => event.type === 'refund.succeeded' && event.data.refund === refundId)
    if (before?.type === 'refund.succeeded') {
      if (before.data.amountMinor !== amountMinor) throw refused(`${reference} was of ${before.data.amountMinor}`)
      return [factOf(before)]
    }

    const lastDispute = checkout.events.findLast(({ type }) => type.startsWith('dispute.'))
    if (lastDispute && lastDispute.type !== 'dispute.won') throw refused(`${payment} is disputed`)
    const left = checkout.amountMinor - checkout.refundedMinor
    if (currency !== checkout.currency) throw refused(`${payment} was in ${checkout.currency}`)
    if (!Number.isSafeInteger(amountMinor) || amountMinor < 1 || amountMinor > left) throw refused(`${left} is left`)

    const data = { refund: refundId, payment, amountMinor, currency }
    const refundedMinor = checkout.refundedMinor + amountMinor
    return [factOf(await tellEvent(ctx, checkout, { type: 'refund.succeeded', data }, { refundedMinor }))]
  })
}

const refused = (message: string) => new GatewayError('refused', message)

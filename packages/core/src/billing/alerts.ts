import type { GatewayId } from '@studiolo/db/states/billing'
import { declareAlert } from '../kernel/alerts'

interface PaymentSignal extends Record<string, unknown> {
  paymentId: string
  gateway: GatewayId
  gatewayPaymentId: string
}

/** Money for an order that was paid already; it is sent back, which its gateway may refuse (`refundRefused`). */
export const paidTwice = declareAlert<PaymentSignal & { orderId: string }>('billing.paid-twice', 'warning')
/** Money for no order of ours, or not the amount that was asked: nothing was granted. */
export const paymentUnmatched = declareAlert<PaymentSignal>('billing.payment-unmatched', 'critical')
/** Somebody who has a plan already paid for another one: it is ended and the money is sent back. */
export const subscribedTwice = declareAlert<{ subscriptionId: string; gateway: GatewayId; paymentId: string }>(
  'billing.subscribed-twice',
  'warning',
)
export const disputeOpened = declareAlert<PaymentSignal>('billing.dispute-opened', 'critical')
export const fraudWarned = declareAlert<PaymentSignal>('billing.fraud-warned', 'warning')
/** Money that is to go back, and the gateway does not send it: somebody has to in its dashboard. */
export const refundRefused = declareAlert<
  PaymentSignal & { amountMinor: number; currency: string | null; why: string }
>('billing.refund-refused', 'critical')
/** The nightly reading found money an hour old that no webhook had told of: they do not arrive. */
export const webhooksLost = declareAlert<{
  gateway: GatewayId
  payments: number
  refunds: number
  disputes: number
}>('billing.webhooks-lost', 'warning')

import type { GatewayId } from '@studiolo/db/states/billing'
import { declareAlert } from '../kernel/alerts'

interface PaymentSignal extends Record<string, unknown> {
  paymentId: string
  gateway: GatewayId
  gatewayPaymentId: string
}

/** Money for an order that was paid already; it goes back by itself. */
export const paidTwice = declareAlert<PaymentSignal & { orderId: string }>('billing.paid-twice', 'warning')
/** Money for no order of ours, or not the amount that was asked: nothing was granted. */
export const paymentUnmatched = declareAlert<PaymentSignal>('billing.payment-unmatched', 'critical')
/** Somebody who has a plan already paid for another one: it is ended and the money goes back by itself. */
export const subscribedTwice = declareAlert<{ subscriptionId: string; gateway: GatewayId; paymentId: string }>(
  'billing.subscribed-twice',
  'warning',
)
export const disputeOpened = declareAlert<PaymentSignal>('billing.dispute-opened', 'critical')
export const fraudWarned = declareAlert<PaymentSignal>('billing.fraud-warned', 'warning')

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
export const disputeOpened = declareAlert<PaymentSignal>('billing.dispute-opened', 'critical')
export const fraudWarned = declareAlert<PaymentSignal>('billing.fraud-warned', 'warning')

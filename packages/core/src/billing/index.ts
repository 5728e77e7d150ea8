import { replayEvent } from '../inbox'
import type { Ctx } from '../kernel/context'
import type { Id } from '@studiolo/db/states/ids'
import { findGateway, openGateways } from './gateways'
import { handleWebhook } from './jobs'

export { listAllOrders } from './checkout/list-all-orders'
export { getOrder } from './checkout/get-order'
export { listAllPackages, listPackageNames, listPackages, savePackage } from './checkout/list-packages'
export { listUnpaidOrders } from './checkout/list-unpaid-orders'
export { startCheckout } from './checkout/start-checkout'
export { compareProducts, type ProductChange, type ProductComparison } from './checkout/compare-products'
export { syncProducts } from './checkout/sync-products'
export { graceConfig } from './config'
export { orderChanged, subscriptionChanged } from './events'
export { gatewayConfigs } from './gateways'
export * from './jobs'
export { closeDispute } from './payments/close-dispute'
export { listBillingHistory } from './payments/list-billing-history'
export { listPayments } from './payments/list-payments'
export { ordersOfPayments } from './payments/orders-of-payments'
export { readReceipt } from './payments/read-receipt'
export { receiveWebhook } from './payments/receive-webhook'
export { refundPayment } from './payments/refund-payment'
export { tracePayments, type PaymentTrace } from './payments/trace-payments'
export { cancelSubscription, openPortal, resumeSubscription } from './subscriptions/cancel-subscription'
export { changePlan, previewPlanChange } from './subscriptions/change-plan'
export { startSubscription } from './subscriptions/start-subscription'
export { getSubscription, listSubscriptions } from './subscriptions/view-subscription'
export { changeTopUp, getTopUp, offersTopUp, stopTopUp } from './top-ups/own-top-up'

/** Can anything be bought here: is a gateway configured? */
export function isSelling(ctx: Ctx): boolean {
  return openGateways(ctx).length > 0
}

/** Handles a kept webhook of a gateway anew; what was booked stays booked once. Needs `admin.billing`; NOT_FOUND. */
export function replayWebhook(ctx: Ctx, id: Id<'evt'>): Promise<void> {
  return replayEvent(ctx, id, (source) => (findGateway(ctx, source) ? handleWebhook : null))
}

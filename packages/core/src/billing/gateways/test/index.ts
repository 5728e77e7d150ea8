export { cancelTestCheckout } from './cancel-test-checkout'
export { testGatewayConfig } from './config'
export { disputeTestPayment } from './dispute-test-payment'
export { deliverTestWebhook, renewTestSubscriptions } from './jobs'
export { payTestCheckout } from './pay-test-checkout'
export { readTestCheckout, type TestCheckoutView } from './read-test-checkout'
export {
  acceptTestPayment,
  cancelTestSubscription,
  declineTestPayment,
  payTestSubscription,
  renewTestSubscription,
  resumeTestSubscription,
  type TestPortalAnswer,
} from './subscriptions/play-portal'
export { readTestPortal, type TestInvoiceView, type TestSubscriptionView } from './subscriptions/read-test-portal'
export { testDoor } from './test-gateway'

import type { JobHandler } from '../jobs'
import { closeSessionJob } from './checkout/close-session.job'
import { expireOrdersJob } from './checkout/expire-orders.job'
import { deliverTestWebhookJob } from './gateways/test/deliver-webhook.job'
import { renewTestSubscriptionsJob } from './gateways/test/subscriptions/renew-subscriptions.job'
import { handleWebhookJob } from './payments/handle-webhook.job'
import { pullFactsJob } from './payments/pull-facts.job'
import { sendRefundJob } from './payments/send-refund.job'
import { chargeTopUpJob } from './top-ups/charge-top-up.job'
import { topUpJob } from './top-ups/top-up.job'
import { endGraceJob } from './subscriptions/end-grace.job'
import { endSubscriptionJob } from './subscriptions/end-subscription.job'
import { endSubscriptionsJob } from './subscriptions/end-subscriptions.job'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [
  chargeTopUpJob,
  closeSessionJob,
  deliverTestWebhookJob,
  endGraceJob,
  endSubscriptionJob,
  endSubscriptionsJob,
  expireOrdersJob,
  handleWebhookJob,
  pullFactsJob,
  renewTestSubscriptionsJob,
  sendRefundJob,
  topUpJob,
]

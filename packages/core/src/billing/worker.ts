import type { JobHandler } from '../jobs'
import { closeSessionJob } from './checkout/close-session.job'
import { expireOrdersJob } from './checkout/expire-orders.job'
import { deliverTestWebhookJob } from './gateways/test/deliver-webhook.job'
import { handleWebhookJob } from './payments/handle-webhook.job'
import { pullFactsJob } from './payments/pull-facts.job'
import { sendRefundJob } from './payments/send-refund.job'

/** The implementations of this room's jobs. */
export const jobHandlers: readonly JobHandler[] = [
  closeSessionJob,
  deliverTestWebhookJob,
  expireOrdersJob,
  handleWebhookJob,
  pullFactsJob,
  sendRefundJob,
]

import { z } from 'zod'
import { declareJob } from '../../../jobs'

/** Sends one signed event of a checkout to our own webhook address; tried for about a day. */
export const deliverTestWebhook = declareJob(
  'billing.deliver-test-webhook',
  z.object({ checkoutId: z.string(), eventId: z.string() }),
  { maxAttempts: 12 },
)

/** Charges the test gateway's subscriptions whose month is over. */
export const renewTestSubscriptions = declareJob('billing.renew-test-subscriptions', z.object({}), {
  cron: '23 * * * *',
})

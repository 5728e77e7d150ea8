import { createHash } from 'node:crypto'
import type { Stripe } from 'stripe'
import { z } from 'zod'
import { MINUTE_MS } from '../../../kernel/clock'
import { GatewayError } from '../gateway'
import { asking, askingPages } from './gateway-error'
import { MARK } from './money-values'
import type { StripeLine } from './stripe-client'
import { readSubscription } from './subscriptions'

const PAGE = 100

/**
 * What a customer may do in the portal. Another plan is chosen here and nowhere else: one that was left for a cheaper one
 * there would leave a balance behind, from which the next upgrade would be paid. The e-mail address is the one they have
 * proven to us.
 */
const FEATURES = {
  payment_method_update: { enabled: true },
  invoice_history: { enabled: true },
  customer_update: { enabled: true, allowed_updates: ['name', 'address', 'phone', 'tax_id'] },
  subscription_cancel: { enabled: true, mode: 'at_period_end', proration_behavior: 'none' },
  subscription_pause: { enabled: false },
  subscription_update: { enabled: false },
} satisfies Stripe.BillingPortal.ConfigurationCreateParams.Features

/** Other features are another version, and so another configuration; the one before is left as it is. */
const VERSION = createHash('sha256').update(JSON.stringify(FEATURES)).digest('hex').slice(0, 12)
const metadata = { ...MARK, features: VERSION }

/** Ours, as long as what money depends on is in it as it was made: somebody may have changed it. */
const oursSchema = z.object({
  id: z.string(),
  active: z.literal(true),
  metadata: z.object({ made_by: z.literal(MARK.made_by), features: z.literal(VERSION) }),
  features: z.object({
    subscription_cancel: z.object({ enabled: z.literal(true), mode: z.literal('at_period_end') }),
    subscription_pause: z.object({ enabled: z.literal(false) }).nullish(),
    subscription_update: z.object({ enabled: z.literal(false) }),
  }),
})

/**
 * Stripe's page for one customer, with the features of our own configuration and not with those that the dashboard has for
 * everybody. https://docs.stripe.com/api/customer_portal/sessions/create
 */
export async function openPortal(
  line: StripeLine,
  portal: { gatewaySubscriptionId: string; gatewayCustomerId: string | null; returnUrl: string },
): Promise<{ url: string }> {
  const customer =
    portal.gatewayCustomerId ?? (await readSubscription(line, portal.gatewaySubscriptionId)).gatewayCustomerId
  if (!customer) throw new GatewayError('refused', `stripe: ${portal.gatewaySubscriptionId} has no customer`)
  const configuration = await ownConfiguration(line)
  return asking(async () => {
    const opened = await line.client.billingPortal.sessions.create({
      customer,
      configuration,
      return_url: portal.returnUrl,
    })
    return { url: z.url().parse(opened.url) }
  })
}

/** Ours among those of the account, or a new one. https://docs.stripe.com/api/customer_portal/configurations/list */
async function ownConfiguration(line: StripeLine): Promise<string> {
  const active = line.client.billingPortal.configurations.list({ active: true, limit: PAGE })
  for await (const configuration of askingPages(active)) {
    const ours = oursSchema.safeParse(configuration)
    if (ours.success) return ours.data.id
  }
  return makeConfiguration(line)
}

/**
 * Makes ours, one for all who ask for it in the same minute. Not longer: Stripe answers a key for a day with what it
 * answered first, a failure or one that was switched off since too. GatewayError `unknown` while another's is being made.
 * https://docs.stripe.com/api/customer_portal/configurations/create, https://docs.stripe.com/api/idempotent_requests
 */
function makeConfiguration({ client, clock }: StripeLine): Promise<string> {
  const idempotencyKey = `portal-${VERSION}-${Math.floor(clock.now().getTime() / MINUTE_MS)}`
  return asking(async () => {
    const made = await client.billingPortal.configurations.create({ features: FEATURES, metadata }, { idempotencyKey })
    return z.string().parse(made.id)
  })
}

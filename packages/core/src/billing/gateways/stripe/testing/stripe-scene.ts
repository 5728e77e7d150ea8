import { addMs, HOUR_MS } from '../../../../kernel/clock'
import { createGuardedFetch } from '../../../../kernel/http'
import { createFakeClock } from '../../../../testing/fake-clock'
import { startStripeSimulator } from '../../../../testing/simulators/stripe'
import { world } from '../../../../testing/world'
import type { SessionOrder } from '../../gateway'
import { stripeDoor } from '../index'

/** The gateway in front of a Stripe of its own, both by one clock. */
export async function stripeScene() {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  const fetch = createGuardedFetch({ allowHosts: ['127.0.0.1'] })

  /** A gateway that is configured otherwise. */
  async function configured(changed: Record<string, string> = {}) {
    const env = {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
      STRIPE_API_URL: stripe.url,
      ...changed,
    }
    const { ctx } = await world({ clock, env, fetch })
    const gateway = stripeDoor.open(ctx.config)
    if (!gateway) throw new Error('not configured')
    return { ctx, gateway }
  }

  const { ctx, gateway } = await configured()
  const order = (changed: Partial<SessionOrder> = {}): SessionOrder => ({
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    packageId: 'standard',
    credits: 355,
    amountMinor: 2900,
    currency: 'USD',
    product: null,
    email: 'buyer@example.com',
    returnUrl: 'https://studio.example/credits?paid={CHECKOUT_SESSION_ID}',
    cancelUrl: 'https://studio.example/credits',
    expiresAt: addMs(clock.now(), HOUR_MS),
    ...changed,
  })
  return { clock, stripe, ctx, gateway, order, configured }
}

import { addMs, HOUR_MS } from '../../../../kernel/clock'
import { createGuardedFetch } from '../../../../kernel/http'
import { createFakeClock } from '../../../../testing/fake-clock'
import { startStripeSimulator } from '../../../../testing/simulators/stripe'
import { world } from '../../../../testing/world'
import type { GatewayProduct, MoneyFact, SessionOrder } from '../../gateway'
import { stripeDoor } from '../index'

const never = new AbortController().signal

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
    mode: 'payment',
    item: 'standard',
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
  /** A price that a plan can be sold at. */
  async function plan(given: { name: string; amountMinor: number }): Promise<GatewayProduct> {
    const { products } = gateway
    if (!products) throw new Error('no shelf')
    const asked = {
      ...given,
      description: `${given.name}, every month.`,
      mode: 'subscription',
      currency: 'USD',
    } as const
    return products.create(ctx, asked, never)
  }

  /** Somebody who has subscribed on the hosted page. */
  async function subscribed(product: string) {
    const asked = order({ mode: 'subscription', item: 'plan', product })
    const { gatewaySessionId } = await gateway.openSession(ctx, asked, never)
    const { subscription } = await stripe.pay(gatewaySessionId)
    return { id: String(subscription), reference: asked.reference }
  }

  /** The month of a subscription that is paid, or waits to be. */
  function monthOf(id: string) {
    const [item] = stripe.subscriptions.get(id)?.items.data ?? []
    if (!item) throw new Error(`no ${id}`)
    return { from: new Date(item.current_period_start * 1000), to: new Date(item.current_period_end * 1000) }
  }

  /** What all events from one on say, each the way it comes in. */
  async function toldSince(start: number): Promise<MoneyFact[]> {
    const facts: MoneyFact[] = []
    for (const event of stripe.events.slice(start)) {
      const { body, headers } = stripe.sign(event)
      if (!gateway.verify(ctx, body, new Headers(headers))) throw new Error(`${event.type} is not signed well`)
      facts.push(...(await gateway.readFacts(ctx, body, never)))
    }
    return facts
  }

  return { clock, stripe, ctx, gateway, order, configured, plan, subscribed, monthOf, toldSince }
}

export const invoicesOf = (facts: readonly MoneyFact[]) => facts.filter((fact) => fact.kind === 'invoice-paid')

export const snapshotsOf = (facts: readonly MoneyFact[]) =>
  facts.flatMap((fact) => (fact.kind === 'subscription' ? [fact.subscription] : []))

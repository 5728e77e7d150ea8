import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { checkoutSession } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { getBalance } from '../../../credits'
import { createGuardedFetch } from '../../../kernel/http'
import { closeAtEnd } from '../../../testing/close-at-end'
import { freshDatabase } from '../../../testing/database'
import { jobHandlers as mailHandlers } from '../../../notify/worker'
import { createFakeClock } from '../../../testing/fake-clock'
import { createPump } from '../../../testing/pump-jobs'
import { startCreemSimulator } from '../../../testing/simulators/creem'
import { startStripeSimulator } from '../../../testing/simulators/stripe'
import { asUser, createUser, world } from '../../../testing/world'
import { compareProducts, getOrder, receiveWebhook, startCheckout, syncProducts } from '../../index'
import { jobHandlers } from '../../worker'

/** A site with both gateways behind it, each over real HTTP, and a buyer. */
export async function twoGateways() {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  const creem = await startCreemSimulator({ now: () => clock.now() })
  const site = createServer((req, res) => {
    void text(req).then(async (body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      await receiveWebhook(ctx, req.url?.split('/').at(-1) ?? '', body, headers)
      res.end()
    })
  })
  closeAtEnd(stripe.close, creem.close, () => site.close())
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  stripe.deliverTo(`${origin}/api/webhooks/stripe`)
  creem.webhooks.url = `${origin}/api/webhooks/creem`
  const { ctx } = await world({
    clock,
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
    env: {
      ...creem.env,
      APP_URL: origin,
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
      STRIPE_API_URL: stripe.url,
    },
  })
  await syncProducts(ctx, await compareProducts(ctx))
  const user = await createUser(ctx)
  const buyer = asUser(ctx, user)
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'one-intention' }
  const sessionsOf = async (orderId: Awaited<ReturnType<typeof startCheckout>>['orderId']) => {
    const rows = await ctx.db.select().from(checkoutSession).where(eq(checkoutSession.orderId, orderId))
    const shown = rows.map(({ gateway, state, url }) => ({ gateway, state, isShown: url !== null }))
    return shown.toSorted((a, b) => b.gateway.localeCompare(a.gateway))
  }
  return {
    ctx,
    clock,
    stripe,
    creem,
    user,
    buyer,
    pump: createPump(ctx, [...jobHandlers, ...mailHandlers]),
    buy: () => startCheckout(buyer, input),
    orderOf: (orderId: Parameters<typeof getOrder>[1]) => getOrder(buyer, orderId),
    sessionsOf,
    balance: () => getBalance(ctx, user.id),
  }
}

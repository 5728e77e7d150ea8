import { addMs, HOUR_MS } from '../../../../kernel/clock'
import type { Ctx } from '../../../../kernel/context'
import { createPump } from '../../../../testing/pump-jobs'
import { implementJob } from '../../../../jobs'
import { world, type WorldOptions } from '../../../../testing/world'
import type { Gateway, SessionOrder } from '../../gateway'
import { deliverTestWebhook } from '../jobs'
import { testDoor } from '../test-gateway'

/** The standard package, for the demo's creator. */
export function orderFor(ctx: Ctx, changes: Partial<SessionOrder> = {}): SessionOrder {
  return {
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    mode: 'payment',
    item: 'standard',
    credits: 355,
    amountMinor: 3000,
    currency: 'USD',
    product: null,
    email: 'demo@example.org',
    returnUrl: 'http://127.0.0.1:3000/credits/orders/1?paid',
    cancelUrl: 'http://127.0.0.1:3000/credits/orders/1?canceled',
    expiresAt: addMs(ctx.clock.now(), HOUR_MS),
    ...changes,
  }
}

export function openTestGateway(ctx: Ctx): Gateway {
  const gateway = testDoor.open(ctx.config)
  if (!gateway) throw new Error('the test gateway is not open')
  return gateway
}

/** The demo instance with one checkout, open, and nothing waiting to be sent. `sent` takes the ids of the events that would have been delivered. */
export async function openCheckout(options: WorldOptions = {}, changes: Partial<SessionOrder> = {}) {
  const made = await world({ ...options, env: { STUDIOLO_DEMO: '1', ...options.env } })
  const { ctx } = made
  await takeSent(ctx)
  const gateway = openTestGateway(ctx)
  const order = orderFor(ctx, changes)
  const { gatewaySessionId: id, url } = await gateway.openSession(ctx, order, new AbortController().signal)
  return { ...made, gateway, order, id, url, sent: () => takeSent(ctx) }
}

async function takeSent(ctx: Ctx): Promise<string[]> {
  const ids: string[] = []
  const noteIt = implementJob(deliverTestWebhook, async (_ctx, { eventId }) => void ids.push(eventId))
  await createPump(ctx, [noteIt]).untilIdle()
  return ids
}

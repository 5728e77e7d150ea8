import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ctx } from '../../../../kernel/context'
import { createGuardedFetch } from '../../../../kernel/http'
import type { FakeClock } from '../../../../testing/fake-clock'
import { startCreemSimulator, type CreemSimulator } from '../../../../testing/simulators/creem'
import { world } from '../../../../testing/world'
import type { Gateway, MoneyFact, SessionOrder, VerifiedEvent } from '../../gateway'
import { creemDoor } from '../index'

const HOUR_MS = 3_600_000
const PATIENCE_MS = 60_000

export interface OpenCreem {
  creem: CreemSimulator
  ctx: Ctx
  clock: FakeClock
  gateway: Gateway
  /** What arrived at our door, verified and read, oldest first. */
  arrived: (VerifiedEvent & { facts: MoneyFact[] })[]
  /** Of a product that is paid once, or every month. */
  orderFor(product: string | null, mode?: SessionOrder['mode']): SessionOrder
  /** Somebody begins a subscription of a product that costs so much; what arrived before is forgotten. */
  subscribe(price?: number): Promise<Begun>
  close(): Promise<void>
}

export interface Begun {
  id: string
  product: string
  customer: string
  order: SessionOrder
  gatewaySessionId: string
}

/** A Creem with taxes of 21 %, and a house with a door for its webhooks, which reads them as ours does. */
export async function openCreem(): Promise<OpenCreem> {
  const arrived: OpenCreem['arrived'] = []
  const house = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const event = gateway.verify(ctx, body, new Headers(request.headers as Record<string, string>))
      if (!event) return void response.writeHead(401).end()
      gateway.readFacts(ctx, body, AbortSignal.timeout(PATIENCE_MS)).then(
        (facts) => {
          arrived.push({ ...event, facts })
          response.end()
        },
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve))
  const creem = await startCreemSimulator({
    webhookUrl: `http://127.0.0.1:${(house.address() as AddressInfo).port}/creem`,
    now: () => clock.now(),
    taxPercent: 21,
  })
  const { ctx, clock } = await world({
    env: { ...creem.env, CREEM_WEBHOOK_SECRETS: `retired,${creem.env.CREEM_WEBHOOK_SECRETS}` },
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
  })
  const gateway = configured(ctx)

  const orderFor: OpenCreem['orderFor'] = (product, mode = 'payment') => ({
    reference: ctx.ids.next('cks'),
    orderId: ctx.ids.next('ord'),
    mode,
    item: 'standard',
    credits: 1000,
    amountMinor: 1000,
    currency: 'USD',
    product,
    email: 'maker@example.com',
    returnUrl: 'http://127.0.0.1:3000/billing/back?order=1',
    cancelUrl: 'http://127.0.0.1:3000/billing',
    expiresAt: new Date(clock.now().getTime() + HOUR_MS),
  })

  return {
    creem,
    ctx,
    clock,
    gateway,
    arrived,
    orderFor,
    async subscribe(price = 1000) {
      const product = creem.addProduct({ billing_type: 'recurring', price }).id
      const order = orderFor(product, 'subscription')
      const { gatewaySessionId } = await gateway.openSession(ctx, order, AbortSignal.timeout(PATIENCE_MS))
      arrived.length = 0
      const { subscription } = await creem.pay(gatewaySessionId)
      if (!subscription) throw new Error('no subscription began')
      return { id: subscription.id, product, customer: subscription.customer.id, order, gatewaySessionId }
    },
    async close() {
      await creem.close()
      await new Promise((resolve) => house.close(resolve))
    },
  }
}

function configured(ctx: Ctx): Gateway {
  const gateway = creemDoor.open(ctx.config)
  if (!gateway) throw new Error('Creem is not configured')
  return gateway
}

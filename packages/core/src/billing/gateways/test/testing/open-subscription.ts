import type { Ctx } from '../../../../kernel/context'
import type { WorldOptions } from '../../../../testing/world'
import type { Gateway, MoneyFact, SessionOrder } from '../../gateway'
import { payTestCheckout } from '../pay-test-checkout'
import { listInvoices } from '../subscriptions/invoice'
import { openCheckout } from './open-checkout'

const { signal } = new AbortController()

/** What a month of a small and of a large plan costs. */
export const small = { product: 'small', amountMinor: 1200, currency: 'USD' }
export const large = { product: 'large', amountMinor: 3000, currency: 'USD' }

/** The demo instance with a checkout for the small plan, open. */
export async function openPlanCheckout(options: WorldOptions = {}, changes: Partial<SessionOrder> = {}) {
  const plan: Partial<SessionOrder> = { mode: 'subscription', item: 'small', credits: 150, ...small, ...changes }
  const made = await openCheckout(options, plan)
  const { ctx, gateway, id } = made
  const subscriptionId = `tsu_${id.slice(4)}`
  return {
    ...made,
    subscriptionId,
    read: () => gateway.subscriptions.read(ctx, subscriptionId, signal),
    /** The facts that the events of its invoices tell, one invoice after the other. */
    told: () => readTold(ctx, gateway, subscriptionId),
  }
}

/** The same, paid, and nothing waiting to be sent. */
export async function openSubscription(options: WorldOptions = {}, changes: Partial<SessionOrder> = {}) {
  const made = await openPlanCheckout(options, changes)
  await payTestCheckout(made.ctx, made.id)
  await made.sent()
  return made
}

async function readTold(ctx: Ctx, gateway: Gateway, subscriptionId: string): Promise<MoneyFact[]> {
  const events = (await listInvoices(ctx, subscriptionId)).flatMap((checkout) => checkout.events)
  const facts = await Promise.all(events.map((event) => gateway.readFacts(ctx, JSON.stringify(event), signal)))
  return facts.flat()
}

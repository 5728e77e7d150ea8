import { testGatewaySubscription } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { SECOND_MS } from '../../../../kernel/clock'
import { inTransaction, type Ctx } from '../../../../kernel/context'
import { GatewayError, type PlanChange, type SubscriptionSnapshot } from '../../gateway'
import { issueInvoice, lastCharge, totalOf, type TestInvoiceLine } from './invoice'
import {
  changeSubscription,
  findSubscription,
  lockSubscription,
  snapshotOf,
  wasChanged,
  type TestSubscription,
} from './subscription'

type Wish = Omit<PlanChange, 'from'>

/**
 * Sells something else from the next month on; `now` also charges the rest of this one at once. Once a reference. Refused
 * (GatewayError): a charge the tester wants declined, a subscription that is unknown or not paid, another currency, and
 * `now` to something cheaper, since no money is kept for later here.
 */
export async function changeTestPlan(ctx: Ctx, change: PlanChange): Promise<SubscriptionSnapshot> {
  const { reference, gatewaySubscriptionId: id, product, amountMinor } = change
  const snapshot = await inTransaction(ctx, async (ctx) => {
    const subscription = known(await lockSubscription(ctx, id), id)
    if (await wasChanged(ctx, subscription, reference)) return snapshotOf(subscription, ctx.clock.now())

    requireChangeable(subscription, change)
    const lines = change.from === 'now' ? await prorate(ctx, subscription, change) : []
    const isFree = totalOf(lines) === 0
    if (subscription.declinesNext && !isFree) {
      await ctx.db
        .update(testGatewaySubscription)
        .set({ declinesNext: false })
        .where(eq(testGatewaySubscription.id, id))
      return null
    }
    const changed = await changeSubscription(ctx, subscription, { product, amountMinor }, reference)
    if (!isFree) await issueInvoice(ctx, changed, product, lines)
    return snapshotOf(changed, ctx.clock.now())
  })
  // Thrown only now, so that the wish to decline once stays used up.
  if (!snapshot) throw refused('declined')
  return snapshot
}

/** What `now` would charge at once, were it not declined; refused as the change itself is. */
export async function previewTestChange(ctx: Ctx, wish: Wish): Promise<{ dueMinor: number }> {
  const id = wish.gatewaySubscriptionId
  const subscription = known(await findSubscription(ctx, id), id)
  requireChangeable(subscription, wish)
  return { dueMinor: totalOf(await prorate(ctx, subscription, wish)) }
}

/**
 * What is left of this month, to the second: the unused part of what was paid goes back, that of the new price is charged,
 * each rounded to the minor unit.
 */
async function prorate(ctx: Ctx, subscription: TestSubscription, wish: Wish): Promise<TestInvoiceLine[]> {
  const { id, periodStart, periodEnd } = subscription
  const now = ctx.clock.now()
  const paid = await lastCharge(ctx, id)
  const time = { isProration: true, from: now.toISOString(), to: periodEnd.toISOString() }
  const left = secondsBetween(now, periodEnd)
  const unused = (paid.amountMinor * left) / secondsBetween(new Date(paid.from), new Date(paid.to))
  const charged = (wish.amountMinor * left) / secondsBetween(periodStart, periodEnd)
  const lines: TestInvoiceLine[] = [
    { ...time, product: paid.product, kind: 'credit', amountMinor: Math.round(unused) },
    { ...time, product: wish.product, kind: 'charge', amountMinor: Math.round(charged) },
  ]
  if (totalOf(lines) < 0) throw refused(`${wish.product} costs less: it can follow from the next month on`)
  return lines
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / SECOND_MS))
}

function known(subscription: TestSubscription | null, id: string): TestSubscription {
  if (!subscription) throw refused(`no subscription ${id}`)
  return subscription
}

function requireChangeable({ id, state, currency }: TestSubscription, wish: Wish): void {
  if (state !== 'active') throw refused(`${id} is ${state}`)
  if (wish.currency !== currency) throw refused(`${id} is paid in ${currency}`)
}

const refused = (message: string) => new GatewayError('refused', message)

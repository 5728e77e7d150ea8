import { checkoutSession } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { getBalance } from '../../../credits'
import { addMs, DAY_MS } from '../../../kernel/clock'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { getPlanOf } from '../../../plans'
import { asUser, createUser, world, type TestUser } from '../../../testing/world'
import type { MoneyFact } from '../../gateways/gateway'
import { getSubscription } from '../view-subscription'
import { startSubscription } from '../start-subscription'
import { bookFacts } from '../../payments/book-facts'
import { linkPlan } from '../plan-products'

const terms = {
  creator: { planId: 'creator', monthlyCredits: 150, amountMinor: 1200, currency: 'USD' },
  pro: { planId: 'pro', monthlyCredits: 400, amountMinor: 2900, currency: 'USD' },
}
let subscribers = 0

/** Somebody who is about to pay for the creator plan, and what a gateway would tell of it. */
export async function subscriber(options: { env?: Record<string, string> } = {}) {
  const { ctx, clock, mails } = await world({ env: { STUDIOLO_DEMO: '1', ...options.env } })
  await inTransaction(ctx, async (ctx) => {
    for (const plan of Object.values(terms)) await linkPlan(ctx, 'test', plan.planId, plan)
  })
  const person = await createUser(ctx)
  return { ctx, clock, mails, person, ...(await begin(ctx, person)) }
}

/** An order of theirs for the creator plan, and what a gateway would tell of its subscription. */
export async function begin(ctx: Ctx, person: TestUser) {
  const number = ++subscribers
  const { orderId } = await startSubscription(asUser(ctx, person), {
    planId: 'creator',
    amountMinor: 1200,
    currency: 'USD',
    idempotencyKey: `intention-${number}`,
  })
  const [session] = await ctx.db.select().from(checkoutSession).where(eq(checkoutSession.orderId, orderId))
  const reference = session?.id ?? ''
  const start = ctx.clock.now()
  const names = { gatewaySubscriptionId: `sub_${number}`, reference }
  const snapshot = (change: Partial<Extract<MoneyFact, { kind: 'subscription' }>['subscription']> = {}): MoneyFact => ({
    kind: 'subscription',
    subscription: {
      ...names,
      gatewayCustomerId: `cus_${number}`,
      product: 'creator',
      state: 'active',
      cancelsAt: null,
      endedAt: null,
      readAt: ctx.clock.now(),
      ...change,
    },
  })
  const month = (count: number, change: Partial<Extract<MoneyFact, { kind: 'invoice-paid' }>> = {}): MoneyFact => ({
    kind: 'invoice-paid',
    ...names,
    gatewayPaymentId: `pay_${number}_${count}`,
    gatewayInvoiceId: `inv_${number}_${count}`,
    amountMinor: 1200,
    currency: 'USD',
    paidAt: addMs(start, count * 30 * DAY_MS),
    receiptUrl: null,
    lines: [
      {
        product: 'creator',
        kind: 'charge',
        isProration: false,
        from: addMs(start, count * 30 * DAY_MS),
        to: addMs(start, (count + 1) * 30 * DAY_MS),
      },
    ],
    ...change,
  })
  const book = (...facts: MoneyFact[]) => inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', facts))
  const standing = async () => ({
    plan: (await getPlanOf(ctx, person.id)).id,
    state: (await getSubscription(asUser(ctx, person)))?.state ?? null,
    available: (await getBalance(ctx, person.id)).available,
  })
  return { orderId, snapshot, month, book, standing, names }
}

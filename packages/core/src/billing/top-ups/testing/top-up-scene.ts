import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { auditEntry } from '@studiolo/db/schema/audit'
import { checkoutSession, order } from '@studiolo/db/schema/billing'
import { and, eq, like } from 'drizzle-orm'
import { getBalance, holdCredits } from '../../../credits'
import { endWork } from '../../../identity'
import { implementJob } from '../../../jobs'
import { inTransaction } from '../../../kernel/context'
import { createGuardedFetch } from '../../../kernel/http'
import { jobHandlers as mailHandlers } from '../../../notify/worker'
import { closeAtEnd } from '../../../testing/close-at-end'
import { freshDatabase } from '../../../testing/database'
import { createFakeClock } from '../../../testing/fake-clock'
import { createPump } from '../../../testing/pump-jobs'
import { startStripeSimulator } from '../../../testing/simulators/stripe'
import { asUser, createUser, world } from '../../../testing/world'
import { getTopUp, receiveWebhook, startCheckout } from '../../index'
import { jobHandlers } from '../../worker'
import { topUpJob } from '../top-up.job'

/** A job as the queue runs it. */
export const run = { signal: new AbortController().signal, attempt: 1, workerId: 'test' }

/** A site that sells at Stripe, over real HTTP, and somebody who buys there. */
export async function topUpScene(env: Record<string, string> = {}) {
  const clock = createFakeClock()
  const stripe = await startStripeSimulator({ clock })
  const site = createServer((req, res) => {
    void text(req).then(async (body) => {
      const headers = new Headers(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
      await receiveWebhook(ctx, 'stripe', body, headers)
      res.end()
    })
  })
  closeAtEnd(stripe.close, () => site.close())
  await once(site.listen(0, '127.0.0.1'), 'listening')
  stripe.deliverTo(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  const { ctx, mails } = await world({
    clock,
    database: await freshDatabase(),
    fetch: createGuardedFetch({ allowHosts: ['127.0.0.1'] }),
    env: {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRETS: stripe.webhookSecrets.join(','),
      STRIPE_API_URL: stripe.url,
      ...env,
    },
  })
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const endWorkJob = implementJob(endWork, async () => {})
  const pump = createPump(ctx, [...jobHandlers, ...mailHandlers, endWorkJob])
  let intentions = 0
  let holds = 0

  const buy = (topUp = { threshold: 50, monthlyCapMinor: 5000 }, idempotencyKey = `intention-${++intentions}`) =>
    startCheckout(buyer, {
      packageId: 'starter',
      amountMinor: 990,
      currency: 'USD',
      idempotencyKey,
      topUp,
    })

  /** Jobs and webhooks, until nothing is left of either. */
  async function settle(): Promise<void> {
    await pump.untilIdle()
    await stripe.releaseWebhooks()
    await pump.untilIdle()
  }

  /** They buy 115 credits and want more of them by themselves. */
  async function bought(topUp?: { threshold: number; monthlyCapMinor: number }) {
    const { orderId } = await buy(topUp)
    const [session] = [...stripe.sessions.values()].toReversed()
    await stripe.pay(session?.id ?? '')
    await settle()
    return orderId
  }

  async function spend(amount: number): Promise<void> {
    const hold = { userId: person.id, amount, reason: 'generation', idempotencyKey: `hold:${++holds}` } as const
    await inTransaction(ctx, (ctx) => holdCredits(ctx, hold))
  }

  /** A minute's look at who is low, and what follows. */
  async function look(): Promise<void> {
    await topUpJob.run(ctx, {}, run)
    await settle()
  }

  /** What the job of the charge that is under way was given. */
  async function underWay() {
    const [found] = await ctx.db
      .select({ id: checkoutSession.id })
      .from(checkoutSession)
      .innerJoin(order, eq(order.id, checkoutSession.orderId))
      .where(and(eq(order.isAutomatic, true), eq(checkoutSession.state, 'opening')))
    if (!found) throw new Error('no top-up is under way')
    return { sessionId: found.id }
  }

  return {
    ctx,
    clock,
    stripe,
    mails,
    person,
    buyer,
    pump,
    buy,
    bought,
    settle,
    spend,
    look,
    underWay,
    balance: () => getBalance(ctx, person.id),
    topUp: () => getTopUp(buyer),
    topUps: () => ctx.db.select().from(order).where(eq(order.isAutomatic, true)).orderBy(order.id),
    subjects: () => mails.map(({ subject }) => subject),
    /** What was charged without them, oldest first. */
    charges: () =>
      [...stripe.paymentIntents.values()].filter(({ metadata }) => metadata.offSession).map(({ status }) => status),
    /** What was audited of it, by name. */
    audited: async () => {
      const rows = await ctx.db.select().from(auditEntry).where(like(auditEntry.action, 'top-up.%'))
      return rows.map(({ action }) => action).toSorted()
    },
  }
}

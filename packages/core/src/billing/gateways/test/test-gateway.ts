import { testGatewayCheckout } from '@studiolo/db/schema/billing'
import { asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { GatewayError } from '../gateway'
import type { Gateway, GatewayDoor, MoneyFact, OpenedSession, SessionOrder, VerifiedEvent } from '../gateway'
import { checkoutUrl, lockCheckout, readRow, tellEvent } from './checkout'
import { testGatewayConfig } from './config'
import { factOf, testEvent, type TestEvent } from './events'
import { checkoutIdOf } from './names'
import { refundTestPayment } from './refund-test-payment'
import { chargeTestMethod } from './charge-test-method'
import { isSigned, SIGNATURE_HEADER } from './signature'
import { testDesk } from './subscriptions/desk'
import { findSubscription, snapshotOf } from './subscriptions/subscription'

/**
 * The built-in gateway of the demo instance: a checkout page of its own where no money moves, and real signed webhooks
 * over HTTP to our own address. It lives in two tables, as an outside service would in its own database.
 */
export const testDoor: GatewayDoor = {
  id: 'test',
  open: (config) => (config(testGatewayConfig).isOpen ? testGateway : null),
}

const testGateway: Gateway = {
  id: 'test',
  idempotent: true,
  openSession,
  closeSession,
  refund: (ctx, refund) => refundTestPayment(ctx, refund),
  verify: (ctx, body, headers) => (isSigned(ctx, body, headers.get(SIGNATURE_HEADER)) ? readHead(body) : null),
  readFacts: async (ctx, body) => {
    const event = testEvent.safeParse(parseJson(body))
    return event.success ? readFact(ctx, event.data) : []
  },
  subscriptions: testDesk,
  savedMethods: { charge: chargeTestMethod },
  async *listFacts(ctx, since) {
    const touched = sql`(${testGatewayCheckout.events} -> -1 ->> 'created')::timestamptz >= ${since.toISOString()}::timestamptz`
    const rows = await ctx.db
      .select()
      .from(testGatewayCheckout)
      .where(touched)
      .orderBy(asc(testGatewayCheckout.createdAt), asc(testGatewayCheckout.id))
    const told = rows.flatMap((row) => readRow(row).events).filter(({ created }) => new Date(created) >= since)
    for (const event of told) if (event.type !== 'subscription.changed') yield factOf(event)
    // However often each of them changed, one look at it is enough.
    const changed = new Map(
      told.flatMap((event) => (event.type === 'subscription.changed' ? [[event.data.subscription, event]] : [])),
    )
    for (const event of changed.values()) yield* await readFact(ctx, event)
  },
}

/** What an event says about money; of a subscription, how it stands now. */
async function readFact(ctx: Ctx, event: TestEvent): Promise<MoneyFact[]> {
  if (event.type !== 'subscription.changed') return [factOf(event)]
  const readAt = ctx.clock.now()
  const subscription = await findSubscription(ctx, event.data.subscription)
  return subscription ? [{ kind: 'subscription', subscription: snapshotOf(subscription, readAt) }] : []
}

async function openSession(ctx: Ctx, order: SessionOrder): Promise<OpenedSession> {
  const { reference, mode, credits, amountMinor, currency, email, returnUrl, cancelUrl, expiresAt } = order
  const product = mode === 'subscription' ? order.product : null
  if (mode === 'subscription' && product === null) throw new GatewayError('refused', 'a subscription needs a product')
  const id = checkoutIdOf(reference)
  await ctx.db
    .insert(testGatewayCheckout)
    .values({
      id,
      reference,
      product,
      keepsMethod: order.savesMethod ?? false,
      credits,
      amountMinor,
      currency,
      email,
      returnUrl,
      cancelUrl,
      createdAt: ctx.clock.now(),
      expiresAt,
    })
    .onConflictDoNothing({ target: testGatewayCheckout.reference })
  return { gatewaySessionId: id, url: checkoutUrl(ctx, id) }
}

async function closeSession(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const checkout = await lockCheckout(ctx, id)
    if (checkout?.state === 'paid') return false
    if (checkout?.state !== 'open') return true
    const { reference } = checkout
    await tellEvent(
      ctx,
      checkout,
      { type: 'checkout.expired', data: { checkout: id, reference } },
      { state: 'expired' },
    )
    return true
  })
}

const head = z.object({ id: z.string().min(1), type: z.string().min(1) })

function readHead(body: string): VerifiedEvent | null {
  const read = head.safeParse(parseJson(body))
  return read.success ? { eventId: read.data.id, type: read.data.type } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

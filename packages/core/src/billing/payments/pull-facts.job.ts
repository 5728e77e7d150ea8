import { checkoutSession, dispute, payment } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { and, eq, gt, gte, isNotNull, ne, or } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { raiseAlertOnce } from '../../kernel/alerts'
import { addMs, DAY_MS, MINUTE_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { webhooksLost } from '../alerts'
import { openGateways } from '../gateways'
import type { Gateway, MoneyFact } from '../gateways/gateway'
import { pullFacts } from '../jobs'
import { bookWithNews, newsKinds, type News } from './book-with-news'

/** Stripe tries a webhook for three days, Creem for an hour; a day more for a run that was missed. */
const LOOK_BACK_MS = 4 * DAY_MS
/** For so long the count of what went back of a payment is looked at again. */
const COUNTED_MS = 120 * DAY_MS
/** A list that says nothing for so long is given up. */
const PATIENCE_MS = 5 * MINUTE_MS

/**
 * Books everything the gateways' lists tell of the last days: what webhooks have told already changes nothing. A gateway
 * that does not answer, or a fact that cannot be booked, does not keep the others waiting; it is thrown at the end.
 */
export const pullFactsJob = implementJob(pullFacts, async (ctx, _, { signal }) => {
  const errors: unknown[] = []
  for (const gateway of openGateways(ctx)) {
    await pullFrom(ctx, gateway, signal, errors).catch((error: unknown) => errors.push(error))
    signal.throwIfAborted()
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} times, such as: ${String(errors[0])}`)
})

async function pullFrom(ctx: Ctx, gateway: Gateway, signal: AbortSignal, errors: unknown[]): Promise<void> {
  const since = addMs(ctx.clock.now(), -LOOK_BACK_MS)
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error(`${gateway.id} says nothing any more`)), PATIENCE_MS)
  const news: News[] = []
  const book = async (fact: MoneyFact) => {
    const one = await inTransaction(ctx, (ctx) => bookWithNews(ctx, gateway.id, fact))
    if (one) news.push(one)
  }
  const heard = AbortSignal.any([signal, silence.signal])
  try {
    for await (const fact of factsSince(ctx, gateway, since, { signal: heard, errors })) {
      await book(fact).catch((error: unknown) => errors.push(error))
      timer.refresh()
    }
  } finally {
    clearTimeout(timer)
    await report(ctx, gateway.id, news)
  }
}

/** Operators hear of money that no webhook told, once a day: they do not arrive. */
async function report(ctx: Ctx, gateway: GatewayId, news: readonly News[]): Promise<void> {
  const count = (some: readonly News[], kind: News['of']) => some.filter(({ of }) => of === kind).length
  const untold = news.filter(({ isUntold }) => isUntold)
  const found = Object.fromEntries(newsKinds.map((kind) => [kind, count(news, kind)]))
  ctx.log.info({ gateway, ...found, untold: untold.length }, 'the lists of a gateway were read')
  if (untold.length === 0) return
  const [payments, refunds, disputes] = [count(untold, 'payments'), count(untold, 'refunds'), count(untold, 'disputes')]
  const key = `${gateway}:${ctx.clock.now().toISOString().slice(0, 10)}`
  await inTransaction(ctx, (ctx) => raiseAlertOnce(ctx, webhooksLost, key, { gateway, payments, refunds, disputes }))
}

interface Reading {
  signal: AbortSignal
  /** What could not be read, beside the rest that can. */
  errors: unknown[]
}

/** Sessions first: they know whose payment it was. */
async function* factsSince(ctx: Ctx, gateway: Gateway, since: Date, reading: Reading): AsyncIterable<MoneyFact> {
  const { signal } = reading
  const { readSession, readPayment } = gateway
  if (readSession) {
    const ids = await unpaidSince(ctx, gateway.id, since)
    yield* readEach(ids, (id) => readSession(ctx, id, signal), reading)
  }
  if (readPayment) {
    const ids = await paymentsInDoubt(ctx, gateway.id)
    yield* readEach(ids, (id) => readPayment(ctx, id, signal), reading)
  }
  yield* gateway.listFacts(ctx, since, signal)
}

/** One that cannot be read waits for the next night. */
async function* readEach(
  ids: readonly string[],
  read: (id: string) => Promise<MoneyFact[]>,
  { signal, errors }: Reading,
): AsyncIterable<MoneyFact> {
  for (const id of ids) {
    try {
      yield* await read(id)
    } catch (error) {
      signal.throwIfAborted()
      errors.push(error)
    }
  }
}

async function unpaidSince(ctx: Ctx, gateway: GatewayId, since: Date): Promise<string[]> {
  const sessions = await ctx.db
    .select({ id: checkoutSession.gatewaySessionId })
    .from(checkoutSession)
    .where(
      and(
        eq(checkoutSession.gateway, gateway),
        gte(checkoutSession.createdAt, since),
        isNotNull(checkoutSession.gatewaySessionId),
        ne(checkoutSession.state, 'paid'),
      ),
    )
  return sessions.flatMap(({ id }) => id ?? [])
}

/**
 * However old: those with an open dispute, whose end nothing tells; and for some months those whose refunds were counted,
 * as a refund can still fail.
 */
async function paymentsInDoubt(ctx: Ctx, gateway: GatewayId): Promise<string[]> {
  const mayFail = gte(payment.createdAt, addMs(ctx.clock.now(), -COUNTED_MS))
  const inDoubt = await ctx.db
    .selectDistinct({ id: payment.gatewayPaymentId })
    .from(payment)
    .leftJoin(dispute, and(eq(dispute.paymentId, payment.id), eq(dispute.state, 'open')))
    .where(
      and(
        eq(payment.gateway, gateway),
        isNotNull(payment.paidAt),
        or(isNotNull(dispute.paymentId), and(gt(payment.returnedMinor, 0), mayFail)),
      ),
    )
  return inDoubt.map(({ id }) => id)
}

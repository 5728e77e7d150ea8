import { checkoutSession } from '@studiolo/db/schema/billing'
import { and, eq, gte, isNotNull, ne } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs, DAY_MS, MINUTE_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { openGateways } from '../gateways'
import type { Gateway, MoneyFact } from '../gateways/gateway'
import { pullFacts } from '../jobs'
import { bookFacts } from './book-facts'

/** Stripe tries a webhook for three days, Creem for an hour; a day more for a run that was missed. */
const LOOK_BACK_MS = 4 * DAY_MS
/** A list that says nothing for so long is given up. */
const PATIENCE_MS = 2 * MINUTE_MS

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
  try {
    for await (const fact of factsSince(ctx, gateway, since, AbortSignal.any([signal, silence.signal]))) {
      await inTransaction(ctx, (ctx) => bookFacts(ctx, gateway.id, [fact])).catch((error: unknown) =>
        errors.push(error),
      )
      timer.refresh()
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Sessions first: they know whose payment it was. */
async function* factsSince(ctx: Ctx, gateway: Gateway, since: Date, signal: AbortSignal): AsyncIterable<MoneyFact> {
  if (gateway.readSession) {
    const sessions = await ctx.db
      .select({ id: checkoutSession.gatewaySessionId })
      .from(checkoutSession)
      .where(
        and(
          eq(checkoutSession.gateway, gateway.id),
          gte(checkoutSession.createdAt, since),
          isNotNull(checkoutSession.gatewaySessionId),
          ne(checkoutSession.state, 'paid'),
        ),
      )
    for (const { id } of sessions) if (id) yield* await gateway.readSession(ctx, id, signal)
  }
  yield* gateway.listFacts(ctx, since, signal)
}

import { checkoutSession } from '@studiolo/db/schema/billing'
import { and, eq, gte, isNotNull, ne } from 'drizzle-orm'
import { implementJob } from '../../jobs'
import { addMs, DAY_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { openGateways } from '../gateways'
import type { Gateway, MoneyFact } from '../gateways/gateway'
import { pullFacts } from '../jobs'
import { bookFacts } from './book-facts'

/** Stripe tries a webhook for three days, Creem for an hour; a day more for a run that was missed. */
const LOOK_BACK_MS = 4 * DAY_MS
const PATIENCE_MS = 120_000

/** Books everything the gateways' lists tell of the last days: what webhooks have told already changes nothing. */
export const pullFactsJob = implementJob(pullFacts, async (ctx, _, { signal }) => {
  const since = addMs(ctx.clock.now(), -LOOK_BACK_MS)
  for (const gateway of openGateways(ctx)) {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    for await (const fact of factsSince(ctx, gateway, since, ends)) {
      await inTransaction(ctx, (ctx) => bookFacts(ctx, gateway.id, [fact]))
    }
  }
})

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

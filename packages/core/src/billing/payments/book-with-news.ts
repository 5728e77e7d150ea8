import { payment, subscription } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { and, eq } from 'drizzle-orm'
import { addMs, HOUR_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import type { MoneyFact } from '../gateways/gateway'
import { bookFacts } from './book-facts'
import { readBack } from './count-back'

export const newsKinds = ['payments', 'refunds', 'disputes', 'subscriptions'] as const

/** What a fact changed in our books. */
export interface News {
  of: (typeof newsKinds)[number]
  /** Money had come or gone an hour before, and nothing had told of it. */
  isUntold: boolean
}

/** A webhook that comes within this was not lost. */
const IN_TIME_MS = HOUR_MS

/** Books one fact, and answers what was new about it; null when all of it was known. */
export async function bookWithNews(ctx: TxCtx, gateway: GatewayId, fact: MoneyFact): Promise<News | null> {
  const before = await readKnown(ctx, gateway, fact)
  await bookFacts(ctx, gateway, [fact])
  return compare(before, await readKnown(ctx, gateway, fact), happenedBefore(fact, addMs(ctx.clock.now(), -IN_TIME_MS)))
}

/** Nothing tells when what a gateway's count shows has happened. */
function happenedBefore(fact: MoneyFact, moment: Date): boolean {
  if ('paidAt' in fact) return fact.paidAt < moment
  return 'at' in fact ? fact.at < moment : true
}

interface Known {
  isPaid: boolean
  isUnmatched: boolean
  refundedMinor: number
  disputes: { count: number; states: string }
  subscription: string
}

const nothing: Known = {
  isPaid: false,
  isUnmatched: false,
  refundedMinor: 0,
  disputes: { count: 0, states: '' },
  subscription: '',
}

function compare(before: Known, after: Known, isLate: boolean): News | null {
  if (!before.isPaid && after.isPaid) return { of: 'payments', isUntold: isLate }
  if (before.isUnmatched !== after.isUnmatched) return { of: 'payments', isUntold: false }
  // What another shop of the same account had is none of ours.
  if (!after.isPaid && after.subscription === '') return null
  if (before.disputes.states !== after.disputes.states) {
    return { of: 'disputes', isUntold: isLate && after.disputes.count > before.disputes.count }
  }
  if (before.refundedMinor !== after.refundedMinor) {
    return { of: 'refunds', isUntold: isLate && after.refundedMinor > before.refundedMinor }
  }
  return before.subscription === after.subscription ? null : { of: 'subscriptions', isUntold: false }
}

async function readKnown(ctx: TxCtx, gateway: GatewayId, fact: MoneyFact): Promise<Known> {
  if (fact.kind === 'subscription') return { ...nothing, subscription: await readSubscription(ctx, gateway, fact) }
  if (!('gatewayPaymentId' in fact)) return nothing
  const [known] = await ctx.db
    .select()
    .from(payment)
    .where(and(eq(payment.gateway, gateway), eq(payment.gatewayPaymentId, fact.gatewayPaymentId)))
  if (!known) return nothing
  const { refundedMinor, disputes } = await readBack(ctx, known)
  const states = disputes.map(({ state }) => state).toSorted()
  return {
    isPaid: known.paidAt !== null,
    isUnmatched: known.state === 'unmatched',
    refundedMinor,
    disputes: { count: disputes.length, states: states.join() },
    subscription: '',
  }
}

async function readSubscription(
  ctx: TxCtx,
  gateway: GatewayId,
  { subscription: told }: Extract<MoneyFact, { kind: 'subscription' }>,
): Promise<string> {
  const { state, planId, nextPlanId, cancelsAt, endedAt } = subscription
  const [known] = await ctx.db
    .select({ state, planId, nextPlanId, cancelsAt, endedAt })
    .from(subscription)
    .where(and(eq(subscription.gateway, gateway), eq(subscription.gatewaySubscriptionId, told.gatewaySubscriptionId)))
  return JSON.stringify(known ?? null)
}

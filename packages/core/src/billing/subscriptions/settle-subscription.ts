import { payment, subscription } from '@studiolo/db/schema/billing'
import type { SubscriptionState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, notInArray, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import { publishEvent } from '../../notify'
import { assignPlan } from '../../plans'
import { subscriptionChanged } from '../events'
import { findLive, lockSubscriptionsOf, type Subscription } from './find-subscription'
import { limitedAt } from './grace'
import { mailChange } from './mail-change'

/**
 * Makes a subscription's state and its owner's plan agree with what is known: its plan is the one last paid for, it
 * stays for the days of grace when a renewal is not paid, and is the free one after. Answers the state. Expects the
 * owner's subscriptions locked.
 */
export async function settleSubscription(ctx: TxCtx, id: Id<'sub'>): Promise<SubscriptionState> {
  const before = await readOne(ctx, id)
  const last = await lastMonth(ctx, id)
  const planId = last?.planId ?? null
  const state = stateOf(ctx, { ...before, planId })
  const live = await findLive(ctx, before.userId)
  await ctx.db
    .update(subscription)
    .set({ state, planId, paidThrough: last?.paidThrough ?? null })
    .where(eq(subscription.id, id))
  const isOwners = live === null || live.id === id
  if (isOwners) await assignPlan(ctx, before.userId, state === 'active' || state === 'past-due' ? planId : null)
  if (state === before.state && planId === before.planId) return state
  await recordAudit(ctx, {
    action: 'subscription.changed',
    subject: before.userId,
    before: { state: before.state, planId: before.planId },
    after: { subscriptionId: id, state, planId },
  })
  await publishEvent(ctx, before.userId, subscriptionChanged, { id, state })
  await mailChange(ctx, before, state)
  return state
}

/** A look at one again, by itself: when its days of grace may be over. */
export async function settleAgain(ctx: TxCtx, { id, userId }: Pick<Subscription, 'id' | 'userId'>): Promise<void> {
  await lockSubscriptionsOf(ctx, userId)
  await settleSubscription(ctx, id)
}

async function readOne(ctx: TxCtx, id: Id<'sub'>): Promise<Subscription> {
  const [found] = await ctx.db.select().from(subscription).where(eq(subscription.id, id))
  if (!found) throw new Error(`no subscription ${id}`)
  return found
}

const isPaidFor = (id: Id<'sub'>) =>
  and(eq(payment.subscriptionId, id), notInArray(payment.state, ['announced', 'duplicate', 'unmatched']))

/**
 * The month paid last, and until when all are paid; a change in its midst counts as one, unless its money was lost.
 * Gateways do not tell its end to the second in the same way twice: ends within a day of each other are one.
 */
async function lastMonth(ctx: TxCtx, id: Id<'sub'>) {
  const end = sql`max(${payment.periodEnd}) over ()`
  const [last] = await ctx.db
    .select({ planId: payment.planId, paidThrough: end.mapWith(payment.periodEnd) })
    .from(payment)
    .where(isPaidFor(id))
    .orderBy(
      sql`${payment.periodEnd} > ${end} - interval '1 day' desc`,
      sql`${payment.state} = 'lost'`,
      desc(payment.paidAt),
      desc(payment.id),
    )
    .limit(1)
  return last ?? null
}

/** Is this payment what the month that was paid last stands on: of it, and no earlier one of the same month is left? */
export async function isRunningMonth(
  ctx: TxCtx,
  id: Id<'sub'>,
  { periodEnd, paidAt }: Pick<typeof payment.$inferSelect, 'periodEnd' | 'paidAt'>,
): Promise<boolean> {
  if (!periodEnd || !paidAt) return false
  const [found] = await ctx.db
    .select({
      later: sql`coalesce(bool_or(${payment.periodEnd} > ${addMs(periodEnd, DAY_MS).toISOString()}::timestamptz), false)`,
      base: sql`coalesce(bool_or(${payment.periodEnd} > ${addMs(periodEnd, -DAY_MS).toISOString()}::timestamptz
        and ${payment.paidAt} < ${paidAt.toISOString()}::timestamptz and ${payment.state} <> 'lost'), false)`,
    })
    .from(payment)
    .where(isPaidFor(id))
  return found?.later === false && found.base === false
}

function stateOf(ctx: TxCtx, known: Pick<Subscription, 'planId' | 'endedAt' | 'pastDueAt'>): SubscriptionState {
  if (known.endedAt) return 'canceled'
  if (known.planId === null) return 'incomplete'
  if (!known.pastDueAt) return 'active'
  return limitedAt(ctx, known.pastDueAt) <= ctx.clock.now() ? 'limited' : 'past-due'
}

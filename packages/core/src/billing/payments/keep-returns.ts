import { dispute, payment, refund } from '@studiolo/db/schema/billing'
import { and, eq, ne, sql } from 'drizzle-orm'
import { raiseAlert, raiseAlertOnce } from '../../kernel/alerts'
import { addMs, DAY_MS } from '../../kernel/clock'
import type { TxCtx } from '../../kernel/context'
import { disputeOpened } from '../alerts'
import type { MoneyFact } from '../gateways/gateway'
import { clearRefusal, keepRefusal } from './keep-refusal'
import type { Payment } from './settle-payment'
import { leftOf, readBack } from './count-back'

type Fact<K extends MoneyFact['kind']> = Extract<MoneyFact, { kind: K }>

/** A dispute that is known only by what it took, until it is told by its own id. */
const unnamedOf = ({ gatewayPaymentId }: Payment) => `unnamed:${gatewayPaymentId}`

/**
 * Keeps that money went back, or did not. Answers the payment as it is known then. Expects its row locked. A refusal to
 * send it back is over once more of it has gone back than before, or all of it where all is to go.
 */
export async function keepReturn(
  ctx: TxCtx,
  known: Payment,
  fact: Fact<'refund'> | Fact<'dispute'> | Fact<'returned'>,
): Promise<Payment> {
  if (known.refundRefusal === null) return keepOne(ctx, known, fact)
  const before = await readBack(ctx, known)
  const kept = await keepOne(ctx, known, fact)
  const after = await readBack(ctx, kept)
  const isWhole = leftOf(kept.amountMinor, after) === 0 && after.disputes.every(({ state }) => state !== 'open')
  const isDone = kept.state === 'duplicate' ? isWhole : after.refundedMinor > before.refundedMinor
  return isDone ? clearRefusal(ctx, kept) : kept
}

async function keepOne(ctx: TxCtx, known: Payment, fact: Parameters<typeof keepReturn>[2]): Promise<Payment> {
  switch (fact.kind) {
    case 'refund':
      return keepRefund(ctx, known, fact)
    case 'dispute':
      await keepDispute(ctx, known, fact)
      return known
    case 'returned':
      return keepStanding(ctx, known, fact)
  }
}

/** The later state wins, whichever arrives first: `pending`, `succeeded`, `failed`. */
async function keepRefund(ctx: TxCtx, known: Payment, fact: Fact<'refund'>): Promise<Payment> {
  const { id, gateway } = known
  const { gatewayRefundId, amountMinor, state, at } = fact
  const rank = (value: typeof refund.state | typeof state) =>
    sql`array_position(array['pending', 'succeeded', 'failed'], ${value}::text)`
  const news = await ctx.db
    .insert(refund)
    .values({ gateway, gatewayRefundId, paymentId: id, amountMinor, state, createdAt: at })
    .onConflictDoUpdate({
      target: [refund.gateway, refund.gatewayRefundId],
      set: { state, amountMinor },
      setWhere: sql`${rank(refund.state)} < ${rank(state)}`,
    })
    .returning({ state: refund.state })
  const hasFailed = news.some((row) => row.state === 'failed')
  return hasFailed ? keepRefusal(ctx, known, { amountMinor, why: `its refund ${gatewayRefundId} has failed` }) : known
}

/** Once closed a dispute stays so. */
async function keepDispute(ctx: TxCtx, known: Payment, fact: Fact<'dispute'>): Promise<void> {
  const { gatewayDisputeId, gatewayPaymentId, amountMinor, state, at } = fact
  const { id: paymentId, gateway } = known
  await ctx.db
    .update(dispute)
    .set({ gatewayDisputeId, amountMinor, createdAt: at })
    .where(and(eq(dispute.gateway, gateway), eq(dispute.gatewayDisputeId, unnamedOf(known)), eq(dispute.state, 'open')))
  const [kept] = await ctx.db
    .insert(dispute)
    .values({ gateway, gatewayDisputeId, paymentId, amountMinor, state, createdAt: at })
    .onConflictDoUpdate({
      target: [dispute.gateway, dispute.gatewayDisputeId],
      set: { state },
      setWhere: and(eq(dispute.state, 'open'), ne(sql`${state}::text`, 'open')),
    })
    .returning({ state: dispute.state })
  if (kept?.state === 'open') {
    await raiseAlert(ctx, disputeOpened, paymentId, { paymentId, gateway, gatewayPaymentId })
  }
}

/** Won as far as we know, and the bank has the money: it may be disputed anew. People decide. */
async function doubtWin(ctx: TxCtx, { id: paymentId, gateway, gatewayPaymentId }: Payment): Promise<void> {
  await raiseAlertOnce(ctx, disputeOpened, `${paymentId}:again`, { paymentId, gateway, gatewayPaymentId })
}

/** So long a new dispute may take to show in how its payment stands. */
const SETTLES_MS = DAY_MS
/** So long a dispute takes at most (https://docs.stripe.com/disputes/how-disputes-work): what a bank has kept that long it keeps. */
const DECIDED_MS = 120 * DAY_MS

/**
 * What the gateway's own count says: what was refunded in all, that there is a dispute nobody told of, or how one that is
 * open has ended. As long as the bank has the money nobody knows how much was refunded before.
 */
async function keepStanding(ctx: TxCtx, known: Payment, fact: Fact<'returned'>): Promise<Payment> {
  const { gatewayPaymentId, returnedMinor, standing, readAt } = fact
  const { disputes } = await readBack(ctx, known)
  const tell = (gatewayDisputeId: string, amountMinor: number, state: 'open' | 'won' | 'lost') =>
    keepDispute(ctx, known, { kind: 'dispute', gatewayDisputeId, gatewayPaymentId, amountMinor, state, at: readAt })
  const openSince = (ageMs: number) =>
    disputes.filter(({ state, createdAt }) => state === 'open' && createdAt <= addMs(readAt, -ageMs))
  if (standing === 'charged-back') {
    // Money nobody told of yet may be another shop's; the list tells it again.
    if (disputes.length === 0 && known.paidAt) await tell(unnamedOf(known), returnedMinor, 'open')
    if (disputes.length > 0 && disputes.every(({ state }) => state === 'won')) await doubtWin(ctx, known)
    for (const old of openSince(DECIDED_MS)) await tell(old.gatewayDisputeId, old.amountMinor, 'lost')
    return known
  }
  const end = standing === 'refunded' ? 'lost' : 'won'
  for (const ended of openSince(SETTLES_MS)) await tell(ended.gatewayDisputeId, ended.amountMinor, end)
  if (returnedMinor === known.returnedMinor) return known
  await ctx.db.update(payment).set({ returnedMinor }).where(eq(payment.id, known.id))
  return { ...known, returnedMinor }
}

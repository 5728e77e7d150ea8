import { checkoutSession, dispute, payment, refund } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { isId } from '@studiolo/db/states/ids'
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { raiseAlert } from '../../kernel/alerts'
import type { TxCtx } from '../../kernel/context'
import { disputeOpened, fraudWarned } from '../alerts'
import type { MoneyFact } from '../gateways/gateway'
import { keepInvoice } from '../subscriptions/keep-invoice'
import { keepSnapshot } from '../subscriptions/keep-snapshot'
import { keepMethod } from '../top-ups/keep-method'
import { pauseTopUp } from '../top-ups/pause-top-up'
import { settlePayment, type Payment } from './settle-payment'

type Fact<K extends MoneyFact['kind']> = Extract<MoneyFact, { kind: K }>

/**
 * Books what a gateway told. A fact is kept under the gateway's own id of its object, and then the payment is settled by
 * all that is known of it: so repeats, concurrency and any order end in the same state. Locks payments in the order of
 * their ids at the gateway, and subscriptions after them, as a paid invoice does.
 */
export async function bookFacts(ctx: TxCtx, gateway: GatewayId, facts: readonly MoneyFact[]): Promise<void> {
  const keyOf = (fact: MoneyFact) => ('gatewayPaymentId' in fact ? fact.gatewayPaymentId : '')
  const sorted = facts.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
  const isOfSubscription = ({ kind }: MoneyFact) => kind === 'subscription'
  for (const fact of sorted.filter((fact) => !isOfSubscription(fact))) await bookFact(ctx, gateway, fact)
  for (const fact of sorted.filter(isOfSubscription)) await bookFact(ctx, gateway, fact)
}

async function bookFact(ctx: TxCtx, gateway: GatewayId, fact: MoneyFact): Promise<void> {
  if (fact.kind === 'session-closed') return closeOne(ctx, gateway, fact)
  if (fact.kind === 'charge-failed') return pauseTopUp(ctx, gateway, fact)
  if (fact.kind === 'subscription') return keepSnapshot(ctx, gateway, fact.subscription)
  const known = await lockPayment(ctx, gateway, fact.gatewayPaymentId)
  switch (fact.kind) {
    case 'paid':
      return bookPaid(ctx, known, fact)
    case 'invoice-paid':
      return settlePayment(ctx, await keepInvoice(ctx, known, fact))
    case 'refund':
      await keepRefund(ctx, known, fact)
      return settlePayment(ctx, known)
    case 'dispute':
      await keepDispute(ctx, known, fact)
      return settlePayment(ctx, known)
    case 'fraud-warning': {
      const { id: paymentId, gatewayPaymentId } = known
      return raiseAlert(ctx, fraudWarned, paymentId, { paymentId, gateway, gatewayPaymentId })
    }
  }
}

async function bookPaid(ctx: TxCtx, known: Payment, fact: Fact<'paid'>): Promise<void> {
  const paid = await keepPaid(ctx, known, fact)
  await settlePayment(ctx, paid)
  if (fact.savedMethod && isNews(known)) await keepMethod(ctx, paid, fact.savedMethod)
}

/** The payment's row, made when its first fact arrives, locked until the transaction ends. */
async function lockPayment(ctx: TxCtx, gateway: GatewayId, gatewayPaymentId: string): Promise<Payment> {
  await ctx.db
    .insert(payment)
    .values({ id: ctx.ids.next('pay'), gateway, gatewayPaymentId, createdAt: ctx.clock.now() })
    .onConflictDoNothing({ target: [payment.gateway, payment.gatewayPaymentId] })
  const [locked] = await ctx.db
    .select()
    .from(payment)
    .where(and(eq(payment.gateway, gateway), eq(payment.gatewayPaymentId, gatewayPaymentId)))
    .for('update')
  if (!locked) throw new Error('a row that was written is not there')
  return locked
}

/** Not told before, or not understood then. */
function isNews({ paidAt, state }: Payment): boolean {
  return paidAt === null || state === 'unmatched'
}

async function keepPaid(ctx: TxCtx, known: Payment, fact: Fact<'paid'>): Promise<Payment> {
  if (!isNews(known)) {
    const { receiptUrl } = fact
    if (known.receiptUrl === null && receiptUrl !== null) {
      await ctx.db.update(payment).set({ receiptUrl }).where(eq(payment.id, known.id))
    }
    return known
  }
  const session = await findSession(ctx, known.gateway, fact)
  if (session) {
    await ctx.db.update(checkoutSession).set({ state: 'paid', url: null }).where(eq(checkoutSession.id, session.id))
  }
  const { amountMinor, currency, paidAt, receiptUrl } = fact
  const [kept] = await ctx.db
    .update(payment)
    .set({ amountMinor, currency, paidAt, receiptUrl, sessionId: session?.id, orderId: session?.orderId })
    .where(eq(payment.id, known.id))
    .returning()
  if (!kept) throw new Error('a locked row is not there')
  return kept
}

/** A session is bound to its gateway: another one's word about it counts for nothing. */
async function findSession(ctx: TxCtx, gateway: GatewayId, fact: Fact<'paid'>) {
  const { reference, gatewaySessionId } = fact
  const names = or(
    reference !== null && isId('cks', reference) ? eq(checkoutSession.id, reference) : undefined,
    gatewaySessionId === null ? undefined : eq(checkoutSession.gatewaySessionId, gatewaySessionId),
  )
  if (!names) return null
  const [found] = await ctx.db
    .select({ id: checkoutSession.id, orderId: checkoutSession.orderId })
    .from(checkoutSession)
    .where(and(eq(checkoutSession.gateway, gateway), names))
    .limit(1)
  return found ?? null
}

/** The later state wins, whichever arrives first: `pending`, `succeeded`, `failed`. */
async function keepRefund(ctx: TxCtx, { id, gateway }: Payment, fact: Fact<'refund'>): Promise<void> {
  const { gatewayRefundId, amountMinor, state, at } = fact
  const rank = (value: typeof refund.state | typeof state) =>
    sql`array_position(array['pending', 'succeeded', 'failed'], ${value}::text)`
  await ctx.db
    .insert(refund)
    .values({ gateway, gatewayRefundId, paymentId: id, amountMinor, state, createdAt: at })
    .onConflictDoUpdate({
      target: [refund.gateway, refund.gatewayRefundId],
      set: { state, amountMinor },
      setWhere: sql`${rank(refund.state)} < ${rank(state)}`,
    })
}

/** Once closed a dispute stays so. */
async function keepDispute(ctx: TxCtx, known: Payment, fact: Fact<'dispute'>): Promise<void> {
  const { gatewayDisputeId, gatewayPaymentId, amountMinor, state, at } = fact
  const { id: paymentId, gateway } = known
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

async function closeOne(ctx: TxCtx, gateway: GatewayId, fact: Fact<'session-closed'>): Promise<void> {
  const [session] = await ctx.db
    .update(checkoutSession)
    .set({ state: 'closed', url: null })
    .where(
      and(
        eq(checkoutSession.gateway, gateway),
        eq(checkoutSession.gatewaySessionId, fact.gatewaySessionId),
        inArray(checkoutSession.state, ['open', 'unknown']),
      ),
    )
    .returning({ orderId: checkoutSession.orderId })
  if (session) ctx.log.info({ orderId: session.orderId, gateway }, 'a session can no longer be paid')
}

import { checkoutSession, payment } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { isId } from '@studiolo/db/states/ids'
import { and, eq, inArray, or } from 'drizzle-orm'
import { raiseAlert } from '../../kernel/alerts'
import type { TxCtx } from '../../kernel/context'
import { fraudWarned } from '../alerts'
import type { MoneyFact } from '../gateways/gateway'
import { keepInvoice } from '../subscriptions/keep-invoice'
import { keepSnapshot } from '../subscriptions/keep-snapshot'
import { keepMethod } from '../top-ups/keep-method'
import { pauseTopUp } from '../top-ups/pause-top-up'
import { lockToldPayment } from './lock-payment'
import { keepReturn } from './keep-returns'
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
  const known = await lockToldPayment(ctx, gateway, fact.gatewayPaymentId)
  switch (fact.kind) {
    case 'paid':
      return bookPaid(ctx, known, fact)
    case 'invoice-paid':
      return settlePayment(ctx, await keepInvoice(ctx, known, fact))
    case 'refund':
    case 'dispute':
    case 'returned':
      return settlePayment(ctx, await keepReturn(ctx, known, fact))
    case 'fraud-warning':
      return keepWarning(ctx, known, fact)
  }
}

/** Nothing moves; operators are told once. */
async function keepWarning(ctx: TxCtx, known: Payment, { at }: Fact<'fraud-warning'>): Promise<void> {
  if (known.fraudWarnedAt) return
  const { id: paymentId, gateway, gatewayPaymentId } = known
  await ctx.db.update(payment).set({ fraudWarnedAt: at }).where(eq(payment.id, paymentId))
  await raiseAlert(ctx, fraudWarned, paymentId, { paymentId, gateway, gatewayPaymentId })
}

async function bookPaid(ctx: TxCtx, known: Payment, fact: Fact<'paid'>): Promise<void> {
  const paid = await keepPaid(ctx, known, fact)
  await settlePayment(ctx, paid)
  if (fact.savedMethod && isNews(known)) await keepMethod(ctx, paid, fact.savedMethod)
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
  const { amountMinor, discountMinor = 0, currency, paidAt, receiptUrl } = fact
  const [kept] = await ctx.db
    .update(payment)
    .set({
      amountMinor,
      discountMinor,
      currency,
      paidAt,
      receiptUrl,
      sessionId: session?.id,
      orderId: session?.orderId,
    })
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

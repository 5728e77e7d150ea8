import { checkoutSession, payment } from '@studiolo/db/schema/billing'
import type { GatewayId } from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { and, eq } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'
import type { InvoiceLine, MoneyFact } from '../gateways/gateway'
import type { Payment } from '../payments/settle-payment'
import { lockSubscription } from './find-subscription'
import { creditsOfInvoice, type PricedLine } from './invoice-credits'
import { termsOfProduct } from './plan-products'

/**
 * Keeps a paid invoice with the payment's row: whose subscription, for which plan and credits, until when. What it means
 * is frozen here, by the terms of the products it names. One that is not ours leaves them empty, until it is told again.
 */
export async function keepInvoice(
  ctx: TxCtx,
  known: Payment,
  fact: Extract<MoneyFact, { kind: 'invoice-paid' }>,
): Promise<Payment> {
  const { gateway } = known
  const { gatewayInvoiceId, amountMinor, currency, paidAt, receiptUrl } = fact
  if (known.paidAt && known.state !== 'unmatched') return known
  const owner = await lockSubscription(ctx, gateway, fact)
  const lines = owner && (await priceLines(ctx, gateway, fact.lines))
  const meaning = lines && creditsOfInvoice(lines)
  const [kept] = await ctx.db
    .update(payment)
    .set({
      gatewayInvoiceId,
      amountMinor,
      discountMinor: fact.discountMinor ?? 0,
      currency,
      paidAt,
      receiptUrl,
      subscriptionId: owner?.id,
      orderId: owner?.orderId,
      sessionId: owner && (await closePaidSession(ctx, gateway, fact.reference)),
      ...meaning,
    })
    .where(eq(payment.id, known.id))
    .returning()
  if (!kept) throw new Error('a locked row is not there')
  return kept
}

/** The lines with the terms of what they sell; null when one sells what we do not know. */
async function priceLines(ctx: TxCtx, gateway: GatewayId, lines: readonly InvoiceLine[]): Promise<PricedLine[] | null> {
  const priced: PricedLine[] = []
  for (const line of lines) {
    const terms = await termsOfProduct(ctx, gateway, line.product)
    if (!terms) return null
    priced.push({ ...line, planId: terms.planId, monthlyCredits: terms.monthlyCredits })
  }
  return priced
}

/** The session it was subscribed with cannot be paid again. */
async function closePaidSession(ctx: TxCtx, gateway: GatewayId, reference: string | null): Promise<Id<'cks'> | null> {
  if (reference === null || !isId('cks', reference)) return null
  const [paid] = await ctx.db
    .update(checkoutSession)
    .set({ state: 'paid', url: null })
    .where(and(eq(checkoutSession.id, reference), eq(checkoutSession.gateway, gateway)))
    .returning({ id: checkoutSession.id })
  return paid?.id ?? null
}

import type { Ctx } from '../../../kernel/context'
import { GatewayError, type InvoiceLine, type MoneyFact } from '../gateway'
import { monthBefore } from '../month-before'
import { discountOf, transaction, type MonthlyPrice, type SubscriptionAnswer, type TransactionAnswer } from './answers'
import { callCreem } from './call-creem'

/** One payment by its transaction's id. Throws GatewayError. */
export function readTransaction(ctx: Ctx, id: string, signal: AbortSignal): Promise<TransactionAnswer> {
  const query = { transaction_id: id }
  return callCreem(ctx, { method: 'GET', path: '/v1/transactions', query, answer: transaction }, signal)
}

/** What was paid for, as far as its transaction does not tell. */
export interface Sold {
  subscription: SubscriptionAnswer
  price: MonthlyPrice
  reference: string | null
}

/**
 * A subscription's payment, known by its transaction: refunds and disputes name it, while nothing says that the order
 * they name is another one every month. GatewayError `unknown` when it is for no time that could be told.
 */
export function factOfInvoice(paid: TransactionAnswer, { subscription, price, reference }: Sold): MoneyFact {
  return {
    kind: 'invoice-paid',
    gatewayPaymentId: paid.id,
    gatewayInvoiceId: paid.id,
    gatewaySubscriptionId: subscription.id,
    reference,
    amountMinor: paid.amount_paid ?? paid.amount,
    ...discountOf(paid),
    currency: paid.currency,
    paidAt: paid.created_at,
    receiptUrl: null,
    lines: linesOf(paid, subscription, price),
  }
}

/**
 * A month of the subscription's product, or as much of it as the money buys. Creem names no lines: what a change of plan
 * charges tells neither the old product nor how the rest of the month was counted, so it is not taken apart into what is
 * charged and what is credited. A line for that part of the month never stands for more than was paid. In another
 * currency than the price's nothing can be told of what was bought.
 */
function linesOf(paid: TransactionAnswer, subscription: SubscriptionAnswer, price: MonthlyPrice): InvoiceLine[] {
  if (paid.currency !== price.currency) return []
  const { product, current_period_start_date: start, current_period_end_date: end } = subscription
  const share = shareOf(paid, price)
  const from = paid.period_start ?? start
  // The month that a change falls in ends when the subscription says, whatever time its charge is said to be for.
  const to = share === 1 ? (paid.period_end ?? end) : (end ?? paid.period_end)
  if (!from || !to) throw new GatewayError('unknown', `Creem's transaction ${paid.id} is for no period`)
  const line = { product: product.id, kind: 'charge', to } as const
  if (share === 1) return [{ ...line, isProration: false, from }]
  const partMs = Math.floor(share * (to.getTime() - monthBefore(to).getTime()))
  return [{ ...line, isProration: true, from: new Date(to.getTime() - partMs) }]
}

/** How much of a month's price was paid, 1 for all of it or all but a discount. */
function shareOf(paid: TransactionAnswer, { amountMinor: price, taxMode }: MonthlyPrice): number {
  const amount = taxMode === 'inclusive' ? Math.max(paid.amount, paid.amount_paid ?? 0) : paid.amount
  const isWhole = amount >= price || amount + paid.discount_amount === price
  return isWhole ? 1 : amount / price
}

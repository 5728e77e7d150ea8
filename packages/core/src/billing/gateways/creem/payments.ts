import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import type { MoneyFact } from '../gateway'
import { discountOf, isPaid, transaction, type TransactionAnswer } from './answers'
import { callCreem } from './call-creem'
import { readTransaction } from './invoices'

const found = z.object({ items: z.array(transaction) })

/** A one-off payment is known by its order, a subscription's by its transaction; null for one of neither. */
function paymentIdOf({ id, type, order }: TransactionAnswer): string | null {
  return type === 'invoice' ? id : order
}

/** A one-off payment as the lists tell it: nobody's, as they do not tell the checkout. */
export function tellPayment(told: TransactionAnswer): MoneyFact[] {
  const gatewayPaymentId = paymentIdOf(told)
  if (gatewayPaymentId === null) return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId,
      reference: null,
      gatewaySessionId: null,
      amountMinor: told.amount_paid ?? told.amount,
      ...discountOf(told),
      currency: told.currency,
      paidAt: told.created_at,
      receiptUrl: null,
    },
  ]
}

/** How much of a payment went back, in which way. Nothing names the refunds or the dispute it was. */
export function tellReturned(told: TransactionAnswer, readAt: Date): MoneyFact[] {
  const gatewayPaymentId = paymentIdOf(told)
  if (gatewayPaymentId === null) return []
  return [{ kind: 'returned', gatewayPaymentId, ...standingOf(told), readAt }]
}

/**
 * The status leads. A dispute shows from its first day on as what it would be when lost, with all of the money as refunded
 * (the example of `dispute.created`); where a paid one still shows all of it so, that is from a dispute that was won.
 */
function standingOf({ status, amount, amount_paid: paid, refunded_amount: back }: TransactionAnswer) {
  const amountMinor = paid ?? amount
  if (status === 'chargedBack' || status === 'chargeback') {
    return { returnedMinor: amountMinor, standing: 'charged-back' } as const
  }
  if (status === 'refunded') return { returnedMinor: amountMinor, standing: 'refunded' } as const
  return { returnedMinor: status === 'paid' && back >= amountMinor ? 0 : back, standing: 'kept' } as const
}

/** How a payment stands now, by its order or its transaction; nothing where Creem knows none that was paid. Throws GatewayError. */
export async function readPayment(ctx: Ctx, gatewayPaymentId: string, signal: AbortSignal): Promise<MoneyFact[]> {
  const readAt = ctx.clock.now()
  const all = gatewayPaymentId.startsWith('ord_')
    ? await transactionsOf(ctx, gatewayPaymentId, signal)
    : [await readTransaction(ctx, gatewayPaymentId, signal)]
  return all
    .filter((told) => isPaid(told) && paymentIdOf(told) === gatewayPaymentId)
    .flatMap((told) => tellReturned(told, readAt))
}

/** Those of one order: tries that came to nothing, and the one that was paid. */
async function transactionsOf(ctx: Ctx, orderId: string, signal: AbortSignal): Promise<TransactionAnswer[]> {
  const query = { order_id: orderId, page_size: 100 }
  const { items } = await callCreem(
    ctx,
    { method: 'GET', path: '/v1/transactions/search', query, answer: found },
    signal,
  )
  return items
}

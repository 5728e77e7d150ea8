import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import type { MoneyFact } from '../gateway'
import { amount, currency, idOf, moment, pagination } from './answers'
import { callCreem } from './call-creem'

const PAGE_SIZE = 100
/** Money that came in, whatever became of it later. `pending`, `declined`, `uncollectible` and `void` did not. */
const paidStatuses = new Set(['paid', 'refunded', 'partialRefund', 'chargedBack', 'chargeback'])

const transaction = z.object({
  amount,
  amount_paid: amount.nullish(),
  currency,
  /** `payment`, or `invoice` for a subscription's. */
  type: z.string(),
  status: z.string(),
  order: idOf,
  created_at: moment,
})
type Transaction = z.output<typeof transaction>

const page = z.object({ items: z.array(transaction), pagination })

/**
 * The one-off payments begun since a moment, newest first, for what a lost webhook would have brought. The search names
 * neither a refund's id nor a dispute's, and a fact under an id of our own would count beside the webhook's, so it
 * yields payments alone; nor does it tell the checkout, so `reference` and `gatewaySessionId` are null (`readCheckout`).
 */
export async function* listPayments(ctx: Ctx, since: Date, signal: AbortSignal): AsyncGenerator<MoneyFact> {
  for (let number: number | null = 1; number !== null;) {
    const { items, pagination } = await readPage(ctx, number, signal)
    for (const one of items) if (one.created_at >= since) yield* factsOf(one)
    if (isPast(items, since)) return
    const next: number | null | undefined = pagination.next_page
    number = next && next > number ? next : null
  }
}

function readPage(ctx: Ctx, number: number, signal: AbortSignal): Promise<z.output<typeof page>> {
  const query = { page_number: number, page_size: PAGE_SIZE }
  return callCreem(ctx, { method: 'GET', path: '/v1/transactions/search', query, answer: page }, signal)
}

/** The order of the search is not promised: only a page that runs from new to old may end the reading early. */
function isPast(items: readonly Transaction[], since: Date): boolean {
  const moments = items.map((one) => one.created_at.getTime())
  const runsBack = moments.every((at, index) => index === 0 || at <= (moments[index - 1] ?? at))
  return moments.length > 0 && runsBack && moments.every((at) => at < since.getTime())
}

function factsOf({ type, status, order, ...told }: Transaction): MoneyFact[] {
  if (type === 'invoice' || !paidStatuses.has(status) || order === null) return []
  return [
    {
      kind: 'paid',
      gatewayPaymentId: order,
      reference: null,
      gatewaySessionId: null,
      amountMinor: told.amount_paid ?? told.amount,
      currency: told.currency,
      paidAt: told.created_at,
      receiptUrl: null,
    },
  ]
}

import type { RefundState } from '@studiolo/db/states/billing'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { GatewayError, type MoneyFact } from '../gateway'
import { amount, checkout, idOf, isPaid, moment, referenceIn, sideMoment, subscription } from './answers'
import type { SubscriptionAnswer } from './answers'
import { factsOfCheckout } from './checkouts'
import { fromJson } from './from-json'
import { factOfInvoice, readTransaction } from './invoices'
import { readProduct } from './products'
import { readSubscription, snapshotOf } from './subscriptions'

const event = z.object({ id: z.string(), eventType: z.string(), created_at: moment, object: z.unknown() })

/** An id alone, or an object whose kind is told, too. */
const bare = z
  .string()
  .min(1)
  .transform((id) => ({ id, type: undefined, order: null, subscription: null }))
const named = z.object({ id: z.string().min(1).optional(), type: z.string().optional() })

/** Where the money came from: the transaction, and the order it belongs to in either of two places. */
const source = z.object({
  transaction: z.union([bare, named.extend({ order: idOf, subscription: idOf })]).nullish(),
  order: z.union([bare, named]).nullish(),
  subscription: idOf,
  created_at: sideMoment,
})
const refund = source.extend({ id: z.string().min(1), status: z.string(), refund_amount: amount })
const dispute = source.extend({ id: z.string().min(1), amount })

/**
 * What a webhook says about money: `checkout.completed`, `subscription.paid`, `refund.created`, `dispute.created`; any
 * other about a subscription is a reason to ask how it stands. Creem tells the beginning of a dispute, never its end.
 * Throws GatewayError when an event about money cannot be read, so that it is not lost.
 */
export async function readEvent(ctx: Ctx, body: string, signal: AbortSignal): Promise<MoneyFact[]> {
  const { id, eventType, created_at: at, object } = read(event, fromJson(body), 'a webhook')
  const name = `${eventType} ${id}`
  switch (eventType) {
    case 'checkout.completed':
      return factsOfCheckout(ctx, read(checkout, object, name), at, signal)
    case 'refund.created':
      return factsOfRefund(read(refund, object, name), at, name)
    case 'dispute.created':
      return factsOfDispute(read(dispute, object, name), at, name)
    case 'subscription.paid':
      return factsOfPaid(ctx, read(subscription, object, name), name, signal)
    default:
      if (!eventType.startsWith('subscription.')) return []
      return [await presentState(ctx, read(subscription, object, name), signal)]
  }
}

/** Only the event knows which of our sessions it began with, only the API how it stands now. */
async function presentState(ctx: Ctx, { id, metadata }: SubscriptionAnswer, signal: AbortSignal): Promise<MoneyFact> {
  const present = await readSubscription(ctx, id, signal)
  const reference = referenceIn(metadata) ?? referenceIn(present.told.metadata)
  return { kind: 'subscription', subscription: snapshotOf(present, reference) }
}

/** The event shows what was sold then, the API what was paid for it. */
async function factsOfPaid(
  ctx: Ctx,
  told: SubscriptionAnswer,
  name: string,
  signal: AbortSignal,
): Promise<MoneyFact[]> {
  const { product, last_transaction_id: transactionId } = told
  if (!transactionId) throw new GatewayError('unknown', `Creem's ${name} names no transaction`)
  const state = await presentState(ctx, told, signal)
  const paid = await readTransaction(ctx, transactionId, signal)
  if (!isPaid(paid)) throw new GatewayError('unknown', `Creem's ${name} is of a transaction that is ${paid.status}`)
  const price = product.price ?? (await readProduct(ctx, product.id, signal))
  return [state, factOfInvoice(paid, { subscription: told, price, reference: referenceIn(told.metadata) })]
}

function factsOfRefund(told: z.output<typeof refund>, at: Date, name: string): MoneyFact[] {
  return [
    {
      kind: 'refund',
      gatewayRefundId: told.id,
      gatewayPaymentId: paymentIdOf(told, name),
      amountMinor: told.refund_amount,
      state: refundState(told.status),
      at: told.created_at ?? at,
    },
  ]
}

function factsOfDispute(told: z.output<typeof dispute>, at: Date, name: string): MoneyFact[] {
  return [
    {
      kind: 'dispute',
      gatewayDisputeId: told.id,
      gatewayPaymentId: paymentIdOf(told, name),
      amountMinor: told.amount,
      state: 'open',
      at: told.created_at ?? at,
    },
  ]
}

/** A one-off payment is known by its order, a subscription's by its transaction (`factOfInvoice`). */
function paymentIdOf(told: z.output<typeof source>, name: string): string {
  const { transaction, order } = told
  const id = isRecurring(told) ? transaction?.id : (transaction?.order ?? order?.id)
  if (!id) throw new GatewayError('unknown', `Creem's ${name} does not say which payment it is of`)
  return id
}

function isRecurring({ transaction, order, subscription }: z.output<typeof source>): boolean {
  const isInvoice = transaction?.type === 'invoice' || order?.type === 'recurring'
  return isInvoice || Boolean(transaction?.subscription ?? subscription)
}

/** `requiresAction` and whatever may come is still under way: nothing is taken from anyone for it. */
function refundState(status: string): RefundState {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

function read<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new GatewayError('unknown', `Creem's ${name} cannot be read: ${z.prettifyError(parsed.error)}`)
}

import type { RefundState } from '@studiolo/db/states/billing'
import { z } from 'zod'
import { GatewayError, type MoneyFact } from '../gateway'
import { amount, checkout, idOf, moment, sideMoment } from './answers'
import { factsOfCheckout } from './checkouts'
import { fromJson } from './from-json'

const event = z.object({ id: z.string(), eventType: z.string(), created_at: moment, object: z.unknown() })

/** Where the money came from: the transaction, and the order it belongs to in either of two places. */
const source = z.object({
  transaction: z.object({ type: z.string().optional(), order: idOf }).nullish(),
  order: z
    .union([
      z.string().transform((id) => ({ id, type: undefined })),
      z.object({ id: z.string(), type: z.string().optional() }),
    ])
    .nullish(),
  created_at: sideMoment,
})
const refund = source.extend({ id: z.string().min(1), status: z.string(), refund_amount: amount })
const dispute = source.extend({ id: z.string().min(1), amount })

/**
 * What a webhook says about money: `checkout.completed`, `refund.created`, `dispute.created`; others nothing. Only
 * one-off payments: a subscription's money, its refunds and disputes too, is keyed otherwise. Creem tells the beginning
 * of a dispute, never its end. Throws GatewayError when an event about money cannot be read, so that it is not lost.
 */
export function readEvent(body: string): MoneyFact[] {
  const { id, eventType, created_at: at, object } = read(event, fromJson(body), 'a webhook')
  const name = `${eventType} ${id}`
  switch (eventType) {
    case 'checkout.completed':
      return factsOfCheckout(read(checkout, object, name), at)
    case 'refund.created':
      return factsOfRefund(read(refund, object, name), at, name)
    case 'dispute.created':
      return factsOfDispute(read(dispute, object, name), at, name)
    default:
      return []
  }
}

function factsOfRefund(told: z.output<typeof refund>, at: Date, name: string): MoneyFact[] {
  if (isRecurring(told)) return []
  return [
    {
      kind: 'refund',
      gatewayRefundId: told.id,
      gatewayPaymentId: orderIdOf(told, name),
      amountMinor: told.refund_amount,
      state: refundState(told.status),
      at: told.created_at ?? at,
    },
  ]
}

function factsOfDispute(told: z.output<typeof dispute>, at: Date, name: string): MoneyFact[] {
  if (isRecurring(told)) return []
  return [
    {
      kind: 'dispute',
      gatewayDisputeId: told.id,
      gatewayPaymentId: orderIdOf(told, name),
      amountMinor: told.amount,
      state: 'open',
      at: told.created_at ?? at,
    },
  ]
}

function isRecurring({ transaction, order }: z.output<typeof source>): boolean {
  return transaction?.type === 'invoice' || order?.type === 'recurring'
}

function orderIdOf({ transaction, order }: z.output<typeof source>, name: string): string {
  const id = transaction?.order ?? order?.id
  if (!id) throw new GatewayError('unknown', `Creem's ${name} names no order`)
  return id
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

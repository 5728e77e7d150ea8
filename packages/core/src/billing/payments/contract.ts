import type { GatewayId, PaymentState, RefundState } from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'

const paymentId = z.custom<Id<'pay'>>((value) => typeof value === 'string' && isId('pay', value), {
  error: 'not a pay id',
})

/** What one paid, newest first, 1–100 a page (default 20). */
export const invoicesInput = z.object({
  cursor: paymentId.optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type InvoicesInput = z.output<typeof invoicesInput>

/** Money a creator paid: for a package, or a month of a plan. */
export interface BillingLine {
  id: Id<'pay'>
  orderId: Id<'ord'> | null
  packageId: string | null
  planId: string | null
  /** What it was to bring; 0 for money that came twice, or not as asked. */
  credits: number
  amountMinor: number
  currency: string
  state: PaymentState
  refundedMinor: number
  /** Of a plan: until when it was paid with this. */
  periodEnd: Date | null
  paidAt: Date
  /** The gateway's receipt or invoice, where it gives one. */
  receiptUrl: string | null
}

/** A page of what one paid. */
export interface BillingHistoryPage {
  lines: BillingLine[]
  nextCursor: Id<'pay'> | null
}

/** Of which of one's own payments. */
export const receiptInput = z.object({ id: paymentId })

/** A payment on paper. Amounts in minor units of its currency. */
export interface ReceiptView {
  /** The number of the receipt. */
  id: Id<'pay'>
  orderId: Id<'ord'>
  packageId: string | null
  planId: string | null
  /** What it was to bring; 0 for money that came twice, or not as asked. */
  credits: number
  /** Of a plan: until when it was paid with this. */
  periodEnd: Date | null
  /** What the buyer paid, taxes included. */
  amountMinor: number
  /** How much less than the price that was, by a discount. */
  discountMinor: number
  currency: string
  state: PaymentState
  paidAt: Date
  /** What went back, or is on its way, the oldest first. */
  refunds: { amountMinor: number; state: Exclude<RefundState, 'failed'>; at: Date }[]
  /** What went back in all, also where the gateway names no single refunds. */
  refundedMinor: number
  gateway: GatewayId
  /** What the gateway calls it; an invoice too, where it wrote one. */
  gatewayPaymentId: string
  gatewayInvoiceId: string | null
  /** The gateway's own receipt or invoice, where it gives one. */
  receiptUrl: string | null
  buyer: { name: string; email: string | null }
  /** The address of this installation. */
  origin: string
}

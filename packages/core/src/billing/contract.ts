import {
  gatewayIds,
  type DisputeState,
  type GatewayId,
  type OrderState,
  type PaymentState,
  type RefundState,
  type SessionState,
} from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'

const orderId = z.custom<Id<'ord'>>((value) => typeof value === 'string' && isId('ord', value), {
  error: 'not an ord id',
})
const paymentId = z.custom<Id<'pay'>>((value) => typeof value === 'string' && isId('pay', value), {
  error: 'not a pay id',
})

/** Credits for sale at once. */
export interface CreditPackage {
  /** A word, such as `standard`. */
  id: string
  credits: number
  /** What it costs in minor units of the currency (cents), before taxes the gateway may add. */
  amountMinor: number
  /** ISO 4217, upper case. */
  currency: string
}

/** What a creator buys: which package, and the price that was shown. */
export const checkoutInput = z.object({
  packageId: z.string().min(1).max(60),
  /** The price the person saw; another one is refused with both. */
  amountMinor: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Made by the form, one an intention: a double click makes one order. */
  idempotencyKey: z.string().min(8).max(100),
})
export type CheckoutInput = z.output<typeof checkoutInput>

/** The order, and where to pay it. */
export interface StartedCheckout {
  orderId: Id<'ord'>
  url: string
  gateway: GatewayId
}

export const orderInput = z.object({ id: orderId })

/** One purchase, as its buyer sees it. */
export interface OrderView {
  id: Id<'ord'>
  packageId: string
  credits: number
  amountMinor: number
  currency: string
  state: OrderState
  createdAt: Date
  paidAt: Date | null
  /** What became of the money; null while nothing was paid. */
  payment: PaymentState | null
  refundedMinor: number
  /** Of the credits, what refunds and disputes have taken back. */
  takenCredits: number
  /** The gateway's receipt, where it gives one. */
  receiptUrl: string | null
  /** Where an order that is still open can be paid. */
  payUrl: string | null
}

export const ordersInput = z.object({
  cursor: orderId.optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type OrdersInput = z.output<typeof ordersInput>

export interface OrdersPage {
  orders: OrderView[]
  nextCursor: Id<'ord'> | null
}

/** Which payments an admin wants to see, newest first. */
export const paymentsInput = z.object({
  states: z.array(z.string()).max(20).optional(),
  gateway: z.enum(gatewayIds).optional(),
  cursor: paymentId.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type PaymentsInput = z.output<typeof paymentsInput>

/** Money that came in, with everything that happened to it. */
export interface PaymentView {
  id: Id<'pay'>
  gateway: GatewayId
  gatewayPaymentId: string
  state: PaymentState
  amountMinor: number | null
  currency: string | null
  userId: Id<'usr'> | null
  orderId: Id<'ord'> | null
  credits: number
  takenCredits: number
  refunds: { id: string; amountMinor: number; state: RefundState; createdAt: Date }[]
  disputes: { id: string; amountMinor: number; state: DisputeState; createdAt: Date }[]
  sessions: { id: Id<'cks'>; gateway: GatewayId; state: SessionState; lastError: string | null; createdAt: Date }[]
  paidAt: Date | null
  createdAt: Date
}

export interface PaymentsPage {
  payments: PaymentView[]
  nextCursor: Id<'pay'> | null
}

/** Money back by an admin: how much (minor units; default all that is left), and why. */
export const refundInput = z.object({
  paymentId,
  amountMinor: z.int().positive().optional(),
  reason: z.string().trim().min(3).max(500),
  idempotencyKey: z.string().min(8).max(100),
})
export type RefundInput = z.output<typeof refundInput>

/** A package as an admin writes it. */
export const packageInput = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
  credits: z.int().min(1).max(1_000_000),
  amountMinor: z.int().min(50).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
  active: z.boolean(),
})
export type PackageInput = z.output<typeof packageInput>

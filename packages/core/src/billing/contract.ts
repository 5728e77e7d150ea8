import {
  gatewayIds,
  subscriptionStates,
  type DisputeState,
  type GatewayId,
  type PaymentState,
  type RefundState,
  type SessionState,
  type SubscriptionState,
  type TopUpState,
} from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'
import { namesInput, type Names } from '../plans/contract'

export * from './checkout/contract'
export * from './payments/contract'

const userId = z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value), {
  error: 'not a usr id',
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
  /** What it is called; null for the dictionary's word for its id. */
  names: Names | null
}

/** What a creator buys: which package, and the price that was shown. */
export const checkoutInput = z.object({
  packageId: z.string().min(1).max(60),
  /** The price the person saw; another one is refused with both. */
  amountMinor: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Made by the form, one an intention: a double click makes one order. */
  idempotencyKey: z.string().min(8).max(100),
  /** Buy the same again by itself whenever fewer credits than `threshold` are left, for at most so much in a month. */
  topUp: z
    .object({ threshold: z.int().min(1).max(100_000), monthlyCapMinor: z.int().min(50).max(99_999_999) })
    .optional(),
})
export type CheckoutInput = z.output<typeof checkoutInput>

/** What a creator subscribes or changes to: which plan, and the monthly price that was shown. */
export const subscribeInput = checkoutInput
  .omit({ packageId: true, topUp: true })
  .extend({ planId: z.string().min(1).max(60) })
export type SubscribeInput = z.output<typeof subscribeInput>

/** The order, and where to pay it. */
export interface StartedCheckout {
  orderId: Id<'ord'>
  url: string
  gateway: GatewayId
}

/** A creator's subscription, as its owner sees it. */
export interface SubscriptionView {
  id: Id<'sub'>
  state: SubscriptionState
  gateway: GatewayId
  /** What is paid for; null until the first payment has come. */
  planId: string | null
  /** What the next month is for, when it is another plan. */
  nextPlanId: string | null
  /** Until when it is paid; the next payment is due then, unless it ends. */
  paidThrough: Date | null
  /** When it ends, as its owner asked. */
  cancelsAt: Date | null
  /** Since when a payment is due, and when the plan is limited if none comes. */
  pastDueAt: Date | null
  limitedAt: Date | null
  createdAt: Date
  endedAt: Date | null
}

/** What buys credits by itself. */
export interface AutoTopUpView {
  state: TopUpState
  packageId: string
  /** Below so many available credits it buys. */
  threshold: number
  monthlyCapMinor: number
  currency: string
  /** What it has bought this month (UTC), and when the next month begins. */
  spentMinor: number
  resetsAt: Date
  /** The means of payment it charges. */
  methodLabel: string
}

/** What of it its owner changes; the means of payment comes with a purchase. */
export const changeTopUpInput = z.object({
  packageId: z.string().min(1).max(60),
  threshold: z.int().min(1).max(100_000),
  monthlyCapMinor: z.int().min(50).max(99_999_999),
})
export type ChangeTopUpInput = z.output<typeof changeTopUpInput>

export const previewPlanInput = z.object({ planId: z.string().min(1).max(60) })

/** What a change of plan would do. */
export interface PlanChangePreview {
  planId: string
  /** An upgrade holds at once, a downgrade from the next month on; `keep` takes a planned downgrade back. */
  direction: 'upgrade' | 'downgrade' | 'keep'
  /** Charged at once, before taxes, where the gateway can tell; 0 for what begins later. */
  dueMinor: number | null
  /** The monthly price from then on. */
  amountMinor: number
  currency: string
  monthlyCredits: number
  /** From when on; null for at once. */
  from: Date | null
}

const subscriptionId = z.custom<Id<'sub'>>((value) => typeof value === 'string' && isId('sub', value), {
  error: 'not a sub id',
})

/** Which subscriptions an admin wants to see, newest first. */
export const subscriptionsInput = z.object({
  states: z.array(z.enum(subscriptionStates)).max(subscriptionStates.length).optional(),
  /** Only this one. */
  id: subscriptionId.optional(),
  /** Only those of one person. */
  userId: userId.optional(),
  cursor: subscriptionId.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type SubscriptionsInput = z.output<typeof subscriptionsInput>

export interface SubscriptionsPage {
  subscriptions: (SubscriptionView & { userId: Id<'usr'>; gatewaySubscriptionId: string })[]
  nextCursor: Id<'sub'> | null
}

/** Why somebody should look at a payment: its bank suspects a fraud, or its gateway refuses to send it back. */
export const paymentConcerns = ['fraud-warned', 'refund-refused'] as const
export type PaymentConcern = (typeof paymentConcerns)[number]

/** Which payments an admin wants to see, newest first. */
export const paymentsInput = z.object({
  states: z.array(z.string()).max(20).optional(),
  gateway: z.enum(gatewayIds).optional(),
  /** Only those with this one. */
  concern: z.enum(paymentConcerns).optional(),
  /** Only this one. */
  id: paymentId.optional(),
  /** Only those of one person. */
  userId: userId.optional(),
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
  /** What of the price a discount of the gateway's stood in for. */
  discountMinor: number
  /** What refunds sent back or are about to, by the gateway's own count of them where that is more. */
  refundedMinor: number
  /** What is neither back with the payer nor on its way there. */
  leftMinor: number
  /** Why it does not go back, as it should; null when nothing is refused. */
  refundRefusal: string | null
  /** When its bank suspected a fraud. */
  fraudWarnedAt: Date | null
  /** Its gateway sends no word of how a dispute ends, or is not configured any more: an admin may say so. */
  mayCloseDisputes: boolean
  userId: Id<'usr'> | null
  orderId: Id<'ord'> | null
  /** The subscription a month of which it paid for, and that month's plan. */
  subscriptionId: Id<'sub'> | null
  planId: string | null
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

/** How a dispute ended, and how one knows. */
export const closeDisputeInput = z.object({
  paymentId,
  disputeId: z.string().min(1).max(200),
  outcome: z.enum(['won', 'lost']),
  reason: z.string().trim().min(3).max(500),
})
export type CloseDisputeInput = z.output<typeof closeDisputeInput>

/** A package as an admin writes it. */
export const packageInput = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
  credits: z.int().min(1).max(1_000_000),
  amountMinor: z.int().min(50).max(99_999_999),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters'),
  active: z.boolean(),
  /** As they are when left out. */
  names: namesInput.optional(),
})
export type PackageInput = z.output<typeof packageInput>

import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  disputeStates,
  gatewayIds,
  paymentStates,
  refundStates,
  type DisputeState,
  type PaymentState,
  type RefundState,
} from '../../states/billing'
import { idColumn, instant, oneOf } from '../columns'
import { gateway } from './gateway'
import { plan } from '../plans'
import { order } from './orders'
import { checkoutSession } from './orders'
import { subscription } from './subscriptions'

/** What was taken back while so much was gone. All in credits. */
export interface TakenLevel {
  /** What refunds and disputes had taken of the money, as credits. */
  gone: number
  taken: number
  /** Of that, from the payment's own lots. */
  own: number
}

/** Money that came in through a gateway, once for each of its objects; what of it counts is derived from the facts below. */
export const payment = pgTable(
  'payment',
  {
    id: idColumn('pay').primaryKey(),
    gateway: gateway(),
    /** What paid, refund and dispute events all name: Stripe's payment intent, Creem's order. */
    gatewayPaymentId: text().notNull(),
    orderId: idColumn('ord').references(() => order.id),
    sessionId: idColumn('cks').references(() => checkoutSession.id),
    amountMinor: integer(),
    currency: text(),
    /** What of the price a discount of the gateway's stood in for: the buyer paid so much less. */
    discountMinor: integer().notNull().default(0),
    state: text().$type<PaymentState>().notNull().default('announced'),
    /** A month of a subscription, or the rest of one after an upgrade: for which plan, which credits, until when. */
    subscriptionId: idColumn('sub').references(() => subscription.id),
    gatewayInvoiceId: text(),
    planId: text().references(() => plan.id),
    credits: integer(),
    periodEnd: instant(),
    /** Of the granted credits, what refunds and disputes have taken back. */
    takenCredits: integer().notNull().default(0),
    /** How that came about, for the way back: for each rise of what is gone, where it led; the last is what holds. */
    takes: jsonb().$type<TakenLevel[]>().notNull().default([]),
    /** Numbers the movements of credits that followed from it, for their idempotency keys. */
    movements: integer().notNull().default(0),
    /** What went back in all by the gateway's own count, where it has one. The greater of this and the single refunds counts. */
    returnedMinor: integer().notNull().default(0),
    /** Why the gateway does not send it back, as it should; a person has to see to it. */
    refundRefusal: text(),
    /** When the card's bank suspected a fraud. */
    fraudWarnedAt: instant(),
    receiptUrl: text(),
    paidAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('payment_gateway').on(t.gateway, t.gatewayPaymentId),
    index('payment_order').on(t.orderId),
    index('payment_subscription')
      .on(t.subscriptionId)
      .where(sql`${t.subscriptionId} is not null`),
    uniqueIndex('payment_invoice')
      .on(t.gateway, t.gatewayInvoiceId)
      .where(sql`${t.gatewayInvoiceId} is not null`),
    check('payment_state_known', oneOf(t.state, paymentStates)),
    check('payment_gateway_known', oneOf(t.gateway, gatewayIds)),
  ],
)

/** The lots a payment became: the purchase, and what was restored after a dispute was won or a refund failed. */
export const paymentGrant = pgTable(
  'payment_grant',
  {
    paymentId: idColumn('pay')
      .notNull()
      .references(() => payment.id),
    grantId: bigint({ mode: 'number' }).notNull(),
    credits: integer().notNull(),
    taken: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.paymentId, t.grantId] }),
    check('payment_grant_taken', sql`${t.taken} between 0 and ${t.credits}`),
  ],
)

/** Money that went back, keyed by the gateway's refund, so that repeats and any order add up the same. */
export const refund = pgTable(
  'refund',
  {
    gateway: gateway(),
    gatewayRefundId: text().notNull(),
    paymentId: idColumn('pay')
      .notNull()
      .references(() => payment.id),
    amountMinor: integer().notNull(),
    state: text().$type<RefundState>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gateway, t.gatewayRefundId] }),
    index('refund_payment').on(t.paymentId),
    check('refund_state_known', oneOf(t.state, refundStates)),
  ],
)

/** A payment the payer's bank asks back. */
export const dispute = pgTable(
  'dispute',
  {
    gateway: gateway(),
    gatewayDisputeId: text().notNull(),
    paymentId: idColumn('pay')
      .notNull()
      .references(() => payment.id),
    amountMinor: integer().notNull(),
    state: text().$type<DisputeState>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gateway, t.gatewayDisputeId] }),
    index('dispute_payment').on(t.paymentId),
    check('dispute_state_known', oneOf(t.state, disputeStates)),
  ],
)

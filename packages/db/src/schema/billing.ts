import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import {
  disputeStates,
  gatewayIds,
  orderStates,
  paymentStates,
  refundStates,
  sessionStates,
  type DisputeState,
  type GatewayId,
  type OrderState,
  type PaymentState,
  type RefundState,
  type SessionState,
} from '../states/billing'
import { idColumn, instant, oneOf } from './columns'
import { user } from './identity'

const gateway = () => text().$type<GatewayId>().notNull()

/** Credits for sale at once. Amounts in minor units of the currency (cents). */
export const creditPackage = pgTable(
  'credit_package',
  {
    /** A word, such as `standard`. */
    id: text().primaryKey(),
    credits: integer().notNull(),
    amountMinor: integer().notNull(),
    /** ISO 4217, upper case. */
    currency: text().notNull(),
    active: boolean().notNull().default(true),
    /** Its product at each gateway that needs one. */
    gatewayProducts: jsonb().$type<Partial<Record<GatewayId, string>>>().notNull().default({}),
    updatedAt: instant().notNull(),
  },
  (t) => [check('credit_package_positive', sql`${t.credits} > 0 and ${t.amountMinor} > 0`)],
)

/** What a creator wants to buy, written before any gateway is asked. Price and credits are frozen here. */
export const order = pgTable(
  'order',
  {
    id: idColumn('ord').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    /** Made by the form, one an intention. */
    idempotencyKey: text().notNull(),
    packageId: text()
      .notNull()
      .references(() => creditPackage.id),
    credits: integer().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    state: text().$type<OrderState>().notNull().default('pending'),
    /** The one payment that counts. */
    paymentId: idColumn('pay'),
    createdAt: instant().notNull(),
    paidAt: instant(),
  },
  (t) => [
    uniqueIndex('order_idempotency').on(t.userId, t.idempotencyKey),
    index('order_user').on(t.userId, t.id.desc()),
    check('order_state_known', oneOf(t.state, orderStates)),
  ],
)

/** One try of an order at one gateway. Its id is the reference the gateway hears. */
export const checkoutSession = pgTable(
  'checkout_session',
  {
    id: idColumn('cks').primaryKey(),
    orderId: idColumn('ord')
      .notNull()
      .references(() => order.id),
    gateway: gateway(),
    /** The gateway's id of it, once known. */
    gatewaySessionId: text(),
    /** Where the creator pays; only one of an order is ever shown. */
    url: text(),
    state: text().$type<SessionState>().notNull().default('opening'),
    /** Why it could not be opened, for the admin's eyes. */
    lastError: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('checkout_session_order').on(t.orderId),
    uniqueIndex('checkout_session_gateway')
      .on(t.gateway, t.gatewaySessionId)
      .where(sql`${t.gatewaySessionId} is not null`),
    check('checkout_session_state_known', oneOf(t.state, sessionStates)),
    check('checkout_session_gateway_known', oneOf(t.gateway, gatewayIds)),
  ],
)

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
    state: text().$type<PaymentState>().notNull().default('announced'),
    /** Of the granted credits, what refunds and disputes have taken back. */
    takenCredits: integer().notNull().default(0),
    /** Numbers the movements of credits that followed from it, for their idempotency keys. */
    movements: integer().notNull().default(0),
    receiptUrl: text(),
    paidAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('payment_gateway').on(t.gateway, t.gatewayPaymentId),
    index('payment_order').on(t.orderId),
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

/** What the built-in test gateway remembers: its checkouts, as an outside service would in its own database. */
export const testGatewayCheckout = pgTable('test_gateway_checkout', {
  /** `tcs_…`, the gateway's id of it. */
  id: text().primaryKey(),
  /** Our reference: the same one opens the same checkout. */
  reference: text().notNull().unique(),
  state: text().$type<'open' | 'paid' | 'canceled' | 'expired'>().notNull().default('open'),
  credits: integer().notNull(),
  amountMinor: integer().notNull(),
  currency: text().notNull(),
  email: text(),
  refundedMinor: integer().notNull().default(0),
  /** What it has told of this checkout, oldest first, in its own form: its memory of payment, refunds and disputes. */
  events: jsonb().$type<unknown[]>().notNull().default([]),
  returnUrl: text().notNull(),
  cancelUrl: text().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
})

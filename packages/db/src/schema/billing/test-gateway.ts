import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../columns'

/** What the built-in test gateway remembers: its checkouts, as an outside service would in its own database. */
export const testGatewayCheckout = pgTable('test_gateway_checkout', {
  /** `tcs_…`, the gateway's id of it. */
  id: text().primaryKey(),
  /** Our reference: the same one opens the same checkout. */
  reference: text().notNull().unique(),
  state: text().$type<'open' | 'paid' | 'canceled' | 'expired'>().notNull().default('open'),
  /** Its means of payment is kept for charges without its owner. */
  keepsMethod: boolean().notNull().default(false),
  /** What a subscription sells month by month; null for a purchase. */
  product: text(),
  /** The subscription that a checkout began, or that this is an invoice of: an invoice is a checkout that was paid. */
  subscriptionId: text(),
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

/** The test gateway's subscriptions, named after the checkout they began with (`tsu_…`). */
export const testGatewaySubscription = pgTable('test_gateway_subscription', {
  id: text().primaryKey(),
  checkoutId: text()
    .notNull()
    .unique()
    .references(() => testGatewayCheckout.id),
  reference: text().notNull(),
  state: text().$type<'active' | 'past-due' | 'canceled'>().notNull(),
  /** What it sells from the next month on. */
  product: text().notNull(),
  amountMinor: integer().notNull(),
  currency: text().notNull(),
  email: text(),
  /** The next charge is to be declined, as the tester asked. */
  declinesNext: boolean().notNull().default(false),
  cancelsAtPeriodEnd: boolean().notNull().default(false),
  periodStart: instant().notNull(),
  periodEnd: instant().notNull(),
  createdAt: instant().notNull(),
  endedAt: instant(),
})

import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { gatewayIds, orderStates, sessionStates, type OrderState, type SessionState } from '../../states/billing'
import { idColumn, instant, oneOf } from '../columns'
import { gateway } from './gateway'
import { user } from '../identity'
import { plan } from '../plans'
import { creditPackage } from './packages'

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
    /** A package, or the plan whose first month it is. */
    packageId: text().references(() => creditPackage.id),
    planId: text().references(() => plan.id),
    credits: integer().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    state: text().$type<OrderState>().notNull().default('pending'),
    /** Its buyer wants the credits to be topped up by themselves from now on, with what pays for this. */
    topUp: jsonb().$type<{ threshold: number; monthlyCapMinor: number }>(),
    /** Ordered by the automatic top-up, not by a person. */
    isAutomatic: boolean().notNull().default(false),
    /** The one payment that counts. */
    paymentId: idColumn('pay'),
    createdAt: instant().notNull(),
    paidAt: instant(),
  },
  (t) => [
    uniqueIndex('order_idempotency').on(t.userId, t.idempotencyKey),
    index('order_user').on(t.userId, t.id.desc()),
    uniqueIndex('order_top_up')
      .on(t.userId)
      .where(sql`${t.isAutomatic} and ${t.state} = 'pending'`),
    check('order_state_known', oneOf(t.state, orderStates)),
    check('order_one_thing', sql`num_nonnulls(${t.packageId}, ${t.planId}) = 1`),
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

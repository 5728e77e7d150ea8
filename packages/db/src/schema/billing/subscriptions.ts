import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  gatewayIds,
  subscriptionStates,
  topUpStates,
  type SubscriptionState,
  type TopUpState,
} from '../../states/billing'
import { idColumn, instant, oneOf } from '../columns'
import { gateway } from './gateway'
import { user } from '../identity'
import { plan } from '../plans'
import { creditPackage } from './packages'
import { order } from './orders'

/** A plan somebody pays for month by month, as its gateway tells of it; a creator has one that lives at most. */
export const subscription = pgTable(
  'subscription',
  {
    id: idColumn('sub').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    /** The order it began with. */
    orderId: idColumn('ord')
      .notNull()
      .references(() => order.id),
    gateway: gateway(),
    gatewaySubscriptionId: text().notNull(),
    gatewayCustomerId: text(),
    state: text().$type<SubscriptionState>().notNull().default('incomplete'),
    /** The plan that was last paid for, and until when. */
    planId: text().references(() => plan.id),
    paidThrough: instant(),
    /** The plan the next month is for; often the same. */
    nextPlanId: text().references(() => plan.id),
    /** When it ends by the creator's own wish. */
    cancelsAt: instant(),
    /** Since when a renewal is not paid. */
    pastDueAt: instant(),
    /** When the gateway was asked for what stands here: later answers beat earlier ones. */
    readAt: instant(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('subscription_gateway').on(t.gateway, t.gatewaySubscriptionId),
    index('subscription_user').on(t.userId, t.id.desc()),
    uniqueIndex('subscription_live')
      .on(t.userId)
      .where(sql`${t.state} in ('active', 'past-due', 'limited')`),
    check('subscription_state_known', oneOf(t.state, subscriptionStates)),
    check('subscription_gateway_known', oneOf(t.gateway, gatewayIds)),
  ],
)

/** Buys a package by itself when a creator's credits fall under a threshold, at most so much in a calendar month (UTC). */
export const autoTopUp = pgTable(
  'auto_top_up',
  {
    userId: idColumn('usr')
      .primaryKey()
      .references(() => user.id),
    packageId: text()
      .notNull()
      .references(() => creditPackage.id),
    /** Below so many available credits. */
    threshold: integer().notNull(),
    monthlyCapMinor: integer().notNull(),
    currency: text().notNull(),
    state: text().$type<TopUpState>().notNull(),
    gateway: gateway(),
    /** The means of payment its owner left with the gateway. */
    gatewayCustomerId: text().notNull(),
    gatewayMethodId: text().notNull(),
    /** Its name for people, such as `visa 4242`. */
    methodLabel: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('auto_top_up_state_known', oneOf(t.state, topUpStates)),
    check('auto_top_up_gateway_known', oneOf(t.gateway, gatewayIds)),
    check('auto_top_up_positive', sql`${t.threshold} > 0 and ${t.monthlyCapMinor} > 0`),
  ],
)

import { sql } from 'drizzle-orm'
import { boolean, check, date, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import type { UsageWindow } from '../states/plans'
import type { Language } from '../states/user'
import { idColumn, instant } from './columns'
import { user } from './identity'

/** What a creator can subscribe to. `free` is the one everybody has without. Amounts in minor units of the currency. */
export const plan = pgTable(
  'plan',
  {
    /** A word, such as `creator`. */
    id: text().primaryKey(),
    /** From small to large: a change to a higher one is an upgrade. */
    rank: smallint().notNull(),
    monthlyCredits: integer().notNull(),
    /** What a month costs. */
    amountMinor: integer().notNull(),
    /** ISO 4217, upper case. */
    currency: text().notNull(),
    /** Generations of its creator under way at once; null for the installation's default. */
    concurrency: smallint(),
    /** How often an operation (a recipe) may be used; none for as often as one likes. */
    limits: jsonb().$type<Record<string, { limit: number; window: UsageWindow }>>().notNull().default({}),
    /** What it is called; null for the dictionary's word for its id. */
    names: jsonb().$type<Record<Language, string>>(),
    /** What else it promises, in the operator's words. */
    features: jsonb().$type<Record<Language, string>[]>().notNull().default([]),
    active: boolean().notNull().default(true),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('plan_not_negative', sql`${t.monthlyCredits} >= 0 and ${t.amountMinor} >= 0`),
    check('plan_concurrency', sql`${t.concurrency} > 0`),
  ],
)

/** Who has which plan; nobody here has `free`. */
export const planAssignment = pgTable('plan_assignment', {
  userId: idColumn('usr')
    .primaryKey()
    .references(() => user.id),
  planId: text()
    .notNull()
    .references(() => plan.id),
  since: instant().notNull(),
})

/** How often a creator used an operation on a day (UTC); what failed is given back. */
export const planUsage = pgTable(
  'plan_usage',
  {
    userId: idColumn('usr').notNull(),
    operation: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    used: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.operation, t.day] }),
    check('plan_usage_not_negative', sql`${t.used} >= 0`),
  ],
)

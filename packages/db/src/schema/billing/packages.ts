import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { gatewayIds, type GatewayId } from '../../states/billing'
import type { Language } from '../../states/user'
import { instant, oneOf } from '../columns'
import { gateway } from './gateway'
import { plan } from '../plans'

/** A package as a gateway sells it: another price, or other credits in its name, want another product. */
export interface PackageProduct {
  id: string
  credits: number
  amountMinor: number
  currency: string
}

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
    /** What it is called; null for the dictionary's word for its id. */
    names: jsonb().$type<Record<Language, string>>(),
    /** Its product at each gateway that needs one, with the price it is sold for there. */
    gatewayProducts: jsonb().$type<Partial<Record<GatewayId, PackageProduct>>>().notNull().default({}),
    updatedAt: instant().notNull(),
  },
  (t) => [check('credit_package_positive', sql`${t.credits} > 0 and ${t.amountMinor} > 0`)],
)

/** A plan as a gateway sells it: its terms are frozen, a change of the plan makes another product. */
export const planProduct = pgTable(
  'plan_product',
  {
    gateway: gateway(),
    /** Stripe's price, Creem's product. */
    productId: text().notNull(),
    planId: text()
      .notNull()
      .references(() => plan.id),
    monthlyCredits: integer().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    /** The one that is sold now; who has another keeps it. */
    isCurrent: boolean().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.gateway, t.productId] }),
    uniqueIndex('plan_product_current')
      .on(t.gateway, t.planId)
      .where(sql`${t.isCurrent}`),
    check('plan_product_gateway_known', oneOf(t.gateway, gatewayIds)),
  ],
)

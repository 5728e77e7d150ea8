import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Price rules, append-only: the newest active row of a recipe is its price; no row means the recipe's own default. */
export const priceRule = pgTable(
  'price_rule',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    recipe: text().notNull(),
    rule: jsonb().$type<Record<string, unknown>>().notNull(),
    activeFrom: instant().notNull(),
    actor: text().notNull(),
    reason: text().notNull(),
  },
  (t) => [index('price_rule_recipe').on(t.recipe, t.activeFrom.desc())],
)

import { sql } from 'drizzle-orm'
import { bigint, check, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { idColumn } from './columns'

/** A creator's three balances, changed only by inserting a transfer. */
export const wallet = pgTable(
  'wallet',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: idColumn('usr').notNull(),
    available: bigint({ mode: 'number' }).notNull().default(0),
    held: bigint({ mode: 'number' }).notNull().default(0),
    debt: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    uniqueIndex('wallet_user').on(t.userId),
    check('wallet_not_negative', sql`${t.available} >= 0 and ${t.held} >= 0 and ${t.debt} >= 0`),
  ],
)

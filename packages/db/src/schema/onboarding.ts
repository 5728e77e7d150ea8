import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** Whoever had welcome credits once, by a keyed hash of the address or link, so that deleting and returning grants none. */
export const welcomeClaim = pgTable('welcome_claim', {
  claimHash: text().primaryKey(),
  claimedAt: instant().notNull(),
})

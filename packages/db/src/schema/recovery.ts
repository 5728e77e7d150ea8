import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { recoveryClaims, recoveryStates, type RecoveryClaim, type RecoveryState } from '../states/recovery'
import { order } from './billing'
import { idColumn, instant, oneOf } from './columns'
import { generation } from './generation'
import { user } from './identity'

/** A charge a creator disputes, once for each: of a generation, or of a payment whose credits did not come. */
export const recoveryRequest = pgTable(
  'recovery_request',
  {
    id: idColumn('rcv').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    claim: text().$type<RecoveryClaim>().notNull(),
    generationId: idColumn('gen').references(() => generation.id),
    orderId: idColumn('ord').references(() => order.id),
    /** In the creator's words. */
    note: text().notNull(),
    state: text().$type<RecoveryState>().notNull(),
    /** The facts that were looked at, as they stood then. */
    evidence: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Why it was decided so: a code of the table of findings, or the admin's own words. */
    finding: text().notNull(),
    reason: text(),
    /** What was given back. */
    credits: integer().notNull().default(0),
    /** The lot that stands in for an order's money; null for a generation, whose own lots it went back to. */
    grantId: bigint({ mode: 'number' }),
    /** What of that lot was taken back, since the money came or went back after all. */
    takenCredits: integer().notNull().default(0),
    /** Null when the evidence decided. */
    decidedBy: idColumn('usr'),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (t) => [
    uniqueIndex('recovery_request_generation').on(t.generationId),
    uniqueIndex('recovery_request_order').on(t.orderId),
    index('recovery_request_state').on(t.state, t.id.desc()),
    index('recovery_request_user').on(t.userId, t.id.desc()),
    check('recovery_request_claim_known', oneOf(t.claim, recoveryClaims)),
    check('recovery_request_state_known', oneOf(t.state, recoveryStates)),
    check('recovery_request_one_subject', sql`num_nonnulls(${t.generationId}, ${t.orderId}) = 1`),
    check('recovery_request_decided', sql`(${t.state} = 'waiting') = (${t.decidedAt} is null)`),
    check('recovery_request_credits', sql`${t.credits} >= 0 and (${t.credits} = 0 or ${t.state} = 'granted')`),
    check('recovery_request_taken', sql`${t.takenCredits} between 0 and ${t.credits}`),
  ],
)

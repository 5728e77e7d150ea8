import { bigint, index, integer, jsonb, pgTable } from 'drizzle-orm/pg-core'
import type { CheckName } from '../states/reconcile'
import { instant } from './columns'

/** A run of the reconciliation and what it found. Nothing is ever repaired by it. */
export const reconciliation = pgTable(
  'reconciliation',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    startedAt: instant().notNull(),
    finishedAt: instant().notNull(),
    /** By check: how many differences, and the first thousand with their ids. */
    checks: jsonb()
      .$type<
        { check: CheckName; differences: number; first: { subject: string; expected: string; found: string }[] }[]
      >()
      .notNull(),
    differences: integer().notNull(),
  },
  (t) => [index('reconciliation_started').on(t.startedAt.desc())],
)

import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { AuditAction } from '../states/audit'
import { idColumn, instant } from './columns'

/** Who did what to whom, with old and new values; append-only. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: idColumn('aud').primaryKey(),
    at: instant().notNull(),
    actor: text().notNull(),
    action: text().$type<AuditAction>().notNull(),
    subject: text().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
    address: text(),
  },
  (t) => [index('audit_entry_subject').on(t.subject, t.id.desc()), index('audit_entry_actor').on(t.actor, t.id.desc())],
)

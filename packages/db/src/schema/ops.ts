import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { errorClasses, type ErrorClass } from '../states/error'
import { idColumn, instant, oneOf } from './columns'

/** Every error a person was shown or a job died of, found again by its id. */
export const errorLog = pgTable(
  'error_log',
  {
    id: idColumn('err').primaryKey(),
    at: instant().notNull(),
    kind: text().notNull(),
    class: text().$type<ErrorClass>().notNull(),
    /** The same trouble has the same fingerprint: kind, place and message without its numbers. */
    fingerprint: text().notNull(),
    message: text().notNull(),
    stack: text(),
    /** Where it surfaced: `trpc:generation.start`, `job:generation.check`, `rest:POST /generations`. */
    source: text().notNull(),
    requestId: text(),
    userId: idColumn('usr'),
    generationId: idColumn('gen'),
  },
  (t) => [
    index('error_log_at').on(t.at),
    index('error_log_fingerprint').on(t.fingerprint, t.at),
    check('error_log_class', oneOf(t.class, errorClasses)),
  ],
)

/** An alert somebody's transaction raised, waiting for delivery. */
export const alertSignal = pgTable(
  'alert_signal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    severity: text().$type<'warning' | 'critical'>().notNull(),
    key: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    raisedAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (t) => [index('alert_signal_name').on(t.name, t.raisedAt)],
)

/** What a worker says of itself. */
export const worker = pgTable('worker', {
  id: text().primaryKey(),
  startedAt: instant().notNull(),
  heardAt: instant().notNull(),
  stoppedAt: instant(),
  /** FFmpeg, sandbox, load, version: what the web process must know of it. */
  facts: jsonb().$type<Record<string, unknown>>().notNull(),
})

/** Token buckets shared between machines (GCRA): the theoretical arrival time of the next request. */
export const rateBucket = pgTable('rate_bucket', { key: text().primaryKey(), arrivesAt: instant().notNull() }, (t) => [
  index('rate_bucket_age').on(t.arrivesAt),
])

import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { idColumn, instant } from './columns'

/** The last event id of a creator, bumped last in a transaction: its row lock makes ids commit in order. */
export const liveCounter = pgTable('live_counter', {
  userId: idColumn('usr').primaryKey(),
  lastId: bigint({ mode: 'number' }).notNull(),
})

/** What happened to a creator's things, kept long enough to be replayed after a reconnect. */
export const liveEvent = pgTable(
  'live_event',
  {
    userId: idColumn('usr').notNull(),
    id: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), index('live_event_age').on(t.createdAt)],
)

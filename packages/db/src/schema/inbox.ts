import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { inboundStates, type InboundState } from '../states/inbox'
import { idColumn, instant, oneOf } from './columns'

/** Every inbound webhook whose signature was good, once, as it came. */
export const inboundEvent = pgTable(
  'inbound_event',
  {
    id: idColumn('evt').primaryKey(),
    /** Who sent it, e.g. a gateway. */
    source: text().notNull(),
    /** The sender's own id of it. */
    eventId: text().notNull(),
    type: text().notNull(),
    /** The signed bytes, UTF-8. */
    body: text().notNull(),
    state: text().$type<InboundState>().notNull().default('received'),
    /** How often handling began. */
    attempts: integer().notNull().default(0),
    /** Why the last try failed, for the admin's eyes. */
    lastError: text(),
    receivedAt: instant().notNull(),
    handledAt: instant(),
  },
  (t) => [
    uniqueIndex('inbound_event_once').on(t.source, t.eventId),
    index('inbound_event_state').on(t.state, t.id.desc()),
    check('inbound_event_state_known', oneOf(t.state, inboundStates)),
  ],
)

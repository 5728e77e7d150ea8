import { bigint, check, index, integer, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { attemptStates, type AttemptState } from '../states/generation'
import { renderStates, type Capability, type RenderState } from '../states/provider'
import { idColumn, instant, oneOf } from './columns'
import { generation } from './generation'

/** One try of one generation's step at one provider with one key; everything about it is frozen before the first byte leaves. */
export const attempt = pgTable(
  'attempt',
  {
    id: idColumn('att').primaryKey(),
    generationId: idColumn('gen')
      .notNull()
      .references(() => generation.id, { onDelete: 'cascade' }),
    stepIndex: integer().notNull(),
    /** From 1, within its step. */
    number: integer().notNull(),
    providerId: text().notNull(),
    /** Which credential of the provider; null where it needs none. */
    keyId: text(),
    address: text().notNull(),
    model: text().notNull(),
    capability: text().$type<Capability>().notNull(),
    task: jsonb().$type<Record<string, unknown>>().notNull(),
    requestDigest: text().notNull(),
    state: text().$type<AttemptState>().notNull().default('submitting'),
    /** What `start` answered: any worker can ask for it later. */
    operation: jsonb().$type<Record<string, unknown>>(),
    results: jsonb().$type<Record<string, unknown>[]>(),
    outcome: text(),
    code: text(),
    /** What the provider charges us, in millionths of a dollar. */
    costMicros: bigint({ mode: 'number' }).notNull().default(0),
    startedAt: instant().notNull(),
    acceptedAt: instant(),
    finishedAt: instant(),
    /** After this it is given up: the hold ends and an alert is raised. */
    deadlineAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('attempt_number').on(t.generationId, t.stepIndex, t.number),
    index('attempt_open').on(t.state, t.deadlineAt),
    check('attempt_state', oneOf(t.state, attemptStates)),
  ],
)

/** A run of the built-in renderer, keyed by the reference its caller gave. */
export const render = pgTable(
  'render',
  {
    /** The attempt's id. */
    reference: text().primaryKey(),
    capability: text().$type<Capability>().notNull(),
    task: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<RenderState>().notNull().default('queued'),
    percent: real().notNull().default(0),
    resultKey: text(),
    resultMimeType: text(),
    errorCode: text(),
    cancelRequestedAt: instant(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index('render_open').on(t.state), check('render_state', oneOf(t.state, renderStates))],
)

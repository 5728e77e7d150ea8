import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  generationStates,
  settlements,
  stageNames,
  stageStates,
  type GenerationState,
  type Settlement,
  type StageName,
  type StageState,
} from '../states/generation'
import { idColumn, instant, oneOf } from './columns'
import { user } from './identity'

/** One run of a recipe. */
export const generation = pgTable(
  'generation',
  {
    id: idColumn('gen').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    recipe: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Made by the client, one an order: a repeat answers the first. */
    idempotencyKey: text().notNull(),
    /** Digest of recipe, input and price: the same key with another digest is a conflict. */
    requestDigest: text().notNull(),
    status: text().$type<GenerationState>().notNull().default('queued'),
    settlement: text().$type<Settlement>().notNull().default('held'),
    /** The lines shown before submit; their sum is `quotedCredits`. */
    quoteLines: jsonb()
      .$type<{ label: string; hundredths: number; facts?: Record<string, number | string> }[]>()
      .notNull(),
    quotedCredits: integer().notNull(),
    chargedCredits: integer().notNull().default(0),
    holdId: bigint({ mode: 'number' }).notNull(),
    /** Raised by whoever settles or takes over: a worker that carries an older number can change nothing. */
    fence: integer().notNull().default(0),
    /** Which step of the recipe runs, from 0. */
    stepIndex: integer().notNull().default(0),
    /** Results of finished steps: storage keys, handed to the next step. */
    stepResults: jsonb().$type<Record<string, unknown>[]>().notNull().default([]),
    /** Providers that refused the current step: not asked again for it. */
    refusedProviders: jsonb().$type<string[]>().notNull().default([]),
    stage: text().$type<StageName>().notNull().default('queued'),
    /** 0–100 over the whole run. */
    percent: real().notNull().default(0),
    /** Why it ended, a row of the error table. */
    errorKind: text(),
    errorId: idColumn('err'),
    errorMeta: jsonb().$type<Record<string, unknown>>(),
    /** The generation this one repeats or remixes. */
    sourceId: idColumn('gen'),
    cancelRequestedAt: instant(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    /** When it was last seen moving; the sweep looks at what has not moved. */
    movedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('generation_idempotency').on(t.userId, t.idempotencyKey),
    uniqueIndex('generation_hold').on(t.holdId),
    index('generation_user').on(t.userId, t.id.desc()),
    index('generation_live')
      .on(t.status, t.createdAt)
      .where(sql`status in ('queued', 'running', 'canceling')`),
    index('generation_finished')
      .on(t.recipe, t.finishedAt.desc())
      .where(sql`status = 'succeeded'`),
    check('generation_status', oneOf(t.status, generationStates)),
    check('generation_settlement', oneOf(t.settlement, settlements)),
    check('generation_charge', sql`${t.chargedCredits} between 0 and ${t.quotedCredits}`),
    check(
      'generation_settled',
      sql`(${t.status} in ('queued', 'running') and ${t.settlement} = 'held')
        or (${t.status} = 'canceling')
        or (${t.status} = 'succeeded' and ${t.settlement} in ('captured', 'waived'))
        or (${t.status} in ('failed', 'canceled') and ${t.settlement} = 'released')`,
    ),
  ],
)

/** A visible step of a generation. */
export const generationStage = pgTable(
  'generation_stage',
  {
    generationId: idColumn('gen')
      .notNull()
      .references(() => generation.id, { onDelete: 'cascade' }),
    name: text().$type<StageName>().notNull(),
    state: text().$type<StageState>().notNull().default('pending'),
    percent: real().notNull().default(0),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.generationId, t.name] }),
    check('generation_stage_name', oneOf(t.name, stageNames)),
    check('generation_stage_state', oneOf(t.state, stageStates)),
  ],
)

/** When a creator's generation was last started: the least recently served goes first. */
export const creatorTurn = pgTable('creator_turn', {
  userId: idColumn('usr').primaryKey(),
  servedAt: instant().notNull(),
})

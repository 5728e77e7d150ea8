import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import {
  adjustmentStates,
  grantSources,
  holdStates,
  houseAccounts,
  spendLimitOwners,
  spendWindows,
  transferKinds,
  walletAccounts,
  type AdjustmentState,
  type SpendLimitOwner,
  type SpendWindow,
} from '../states/credits'
import { idColumn, instant, oneOf } from './columns'
import { apiKey, user } from './identity'

const serial = () => bigint({ mode: 'number' })

/** Numbers the transfers; taken under the wallet's lock, so within a wallet the order of ids is the order of commits. */
export const transferId = pgSequence('transfer_id')

/** A creator's balances: what the transfers of the wallet add up to. Only the insert trigger of `transfer` changes them. */
export const wallet = pgTable(
  'wallet',
  {
    id: serial().primaryKey().generatedAlwaysAsIdentity(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    available: serial().notNull().default(0),
    held: serial().notNull().default(0),
    debt: serial().notNull().default(0),
    /** When the first of the lots that still have something expires. */
    firstExpiry: instant(),
  },
  (t) => [
    uniqueIndex('wallet_user').on(t.userId),
    index('wallet_first_expiry')
      .on(t.firstExpiry)
      .where(sql`${t.firstExpiry} is not null`),
    check('wallet_not_negative', sql`${t.available} >= 0 and ${t.held} >= 0 and ${t.debt} >= 0`),
  ],
)

/**
 * Enums and the trigger's own tests instead of check constraints on `transfer`, `hold` and `credit_grant`: Postgres parses the text of
 * every check again for each statement, which cost half of a hold (measured).
 */
export const transferKind = pgEnum('transfer_kind', transferKinds)
export const ledgerAccount = pgEnum('ledger_account', [...walletAccounts, ...houseAccounts])
export const holdState = pgEnum('hold_state', holdStates)
export const grantSource = pgEnum('grant_source', grantSources)

/**
 * One movement of credits, immutable. Inserting it is what moves them: the trigger `ledger_apply` fills `id`, the
 * balances after and a new hold's `holdId`, and refuses what the wallet or the hold does not allow.
 */
export const transfer = pgTable(
  'transfer',
  {
    id: serial().notNull(),
    /** No foreign key: the trigger updates the wallet's row and refuses a missing one, and wallets cannot be deleted. */
    walletId: serial().notNull(),
    amount: serial().notNull(),
    availableAfter: serial().notNull(),
    heldAfter: serial().notNull(),
    debtAfter: serial().notNull(),
    holdId: serial(),
    at: instant().notNull(),
    kind: transferKind().notNull(),
    debitAccount: ledgerAccount().notNull(),
    creditAccount: ledgerAccount().notNull(),
    /** A call may make several transfers under its key: 0 is what was asked for, the others what followed from it. */
    part: smallint().notNull().default(0),
    actor: text().notNull(),
    reason: text().notNull(),
    idempotencyKey: text().notNull(),
    /** The movement it undoes, wholly or in part: of a clawback and an expiry the grant, of a reversal the capture. */
    reverses: serial(),
  },
  (t) => [unique('transfer_key').on(t.idempotencyKey, t.part), primaryKey({ columns: [t.walletId, t.id] })],
)

/** Credits reserved for a generation. Its id is that of the transfer that made it; only transfers change it. */
export const hold = pgTable('hold', {
  id: serial().primaryKey(),
  walletId: serial().notNull(),
  amount: serial().notNull(),
  captured: serial().notNull().default(0),
  released: serial().notNull().default(0),
  /** Of what was captured, given back later. */
  reversed: serial().notNull().default(0),
  /** The transfer that settled it, at that transfer's time. */
  settledBy: serial(),
  createdAt: instant().notNull(),
  state: holdState().notNull().default('open'),
  /**
   * Its allocation: from which lots, in the order of burning, and how much from each. What is charged is the beginning
   * of it; what comes back is taken from the end.
   */
  lots: serial().array().notNull().default([]),
  parts: serial().array().notNull().default([]),
})

/**
 * Credits given at once (a lot). Its id is that of the transfer that gave them; the two are written together or not at
 * all, and only transfers change what is left. What the lots of a wallet have left is what the wallet has available.
 */
export const creditGrant = pgTable(
  'credit_grant',
  {
    /** References `transfer`, deferred (in the ledger's migration): the grant is written first. */
    id: serial().primaryKey(),
    walletId: serial().notNull(),
    amount: serial().notNull(),
    source: grantSource().notNull(),
    createdAt: instant().notNull(),
    /** Lower burns first; among equals what expires first, then the older. */
    priority: smallint().notNull().default(20),
    /** From then on nothing of it can be spent. */
    expiresAt: instant(),
    /** When an expiry was first booked: then it stays expired, whatever a slower clock says. */
    expiredAt: instant(),
    remaining: serial().notNull().default(0),
    /** Taken back by clawbacks of this grant, from here or from elsewhere. */
    reversed: serial().notNull().default(0),
    /** `remaining` is zero. Of its own, since an index on `remaining` would make every hold write to it. */
    spent: boolean().notNull().default(true),
  },
  (t) => [
    index('credit_grant_wallet').on(t.walletId, t.id),
    index('credit_grant_burn')
      .on(t.walletId, t.priority, t.expiresAt, t.id)
      .where(sql`not ${t.spent}`),
  ],
)

/** Codes that were made together: what each gives, and until when. */
export const redemptionBatch = pgTable(
  'redemption_batch',
  {
    id: idColumn('rdb').primaryKey(),
    /** For the admins: what it is for. */
    name: text().notNull(),
    credits: integer().notNull(),
    /** How long the credits last once redeemed; null for no end. */
    creditsDays: integer(),
    /** From then on the codes are worth nothing; null for no end. */
    expiresAt: instant(),
    createdAt: instant().notNull(),
    actor: text().notNull(),
  },
  (t) => [check('redemption_batch_positive', sql`${t.credits} > 0 and coalesce(${t.creditsDays}, 1) > 0`)],
)

/** A code that gives credits once. Only its hash is kept: who reads the table cannot redeem it. */
export const redemptionCode = pgTable(
  'redemption_code',
  {
    id: idColumn('rdc').primaryKey(),
    batchId: idColumn('rdb')
      .notNull()
      .references(() => redemptionBatch.id),
    codeHash: text().notNull().unique(),
    /** Its last four characters, to recognise it by. */
    hint: text().notNull(),
    redeemedBy: idColumn('usr').references(() => user.id),
    redeemedAt: instant(),
    grantId: serial(),
    revokedAt: instant(),
  },
  (t) => [index('redemption_code_batch').on(t.batchId, t.id)],
)

/** Credits an admin gives or takes by hand; above a limit only once a second admin agrees. */
export const creditAdjustment = pgTable(
  'credit_adjustment',
  {
    id: idColumn('adj').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    /** Below zero takes. */
    amount: serial().notNull(),
    reason: text().notNull(),
    state: text().$type<AdjustmentState>().notNull(),
    askedBy: idColumn('usr').notNull(),
    decidedBy: idColumn('usr'),
    idempotencyKey: text().notNull().unique(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (t) => [
    index('credit_adjustment_waiting').on(t.state, t.id.desc()),
    index('credit_adjustment_user').on(t.userId, t.id.desc()),
    check('credit_adjustment_state_known', oneOf(t.state, adjustmentStates)),
    check('credit_adjustment_amount', sql`${t.amount} <> 0`),
    check('credit_adjustment_two', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.askedBy}`),
  ],
)

/** How much a creator, or one of their API keys, may spend in a window. */
export const spendLimit = pgTable(
  'spend_limit',
  {
    id: idColumn('spl').primaryKey(),
    userId: idColumn('usr')
      .notNull()
      .references(() => user.id),
    /** Null for all the creator spends. */
    apiKeyId: idColumn('key').references(() => apiKey.id),
    window: text().$type<SpendWindow>().notNull(),
    owner: text().$type<SpendLimitOwner>().notNull(),
    credits: integer().notNull(),
    /** The share of it, in percent, from which the creator is told. */
    alertPercent: smallint().notNull().default(80),
    /** The window of which the creator was told already: its first instant. */
    alertedFor: instant(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    unique('spend_limit_once').on(t.userId, t.apiKeyId, t.window, t.owner).nullsNotDistinct(),
    check('spend_limit_window_known', oneOf(t.window, spendWindows)),
    check('spend_limit_owner_known', oneOf(t.owner, spendLimitOwners)),
    check('spend_limit_credits', sql`${t.credits} >= 0`),
    check('spend_limit_alert', sql`${t.alertPercent} between 1 and 100`),
  ],
)

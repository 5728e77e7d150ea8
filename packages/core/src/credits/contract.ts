import {
  adjustmentStates,
  transferKinds,
  type AdjustmentState,
  type GrantSource,
  type LotState,
  type TransferKind,
} from '@studiolo/db/states/credits'
import { isId, type Id, type SerialId } from '@studiolo/db/states/ids'
import { z } from 'zod'

export * from './codes/contract'
export * from './spend-limits/contract'
export * from './trace/contract'

/** A creator's credits: free to spend, reserved for running work, and owed after a clawback. Never negative. */
export const balanceSchema = z.object({
  available: z.int().min(0),
  held: z.int().min(0),
  debt: z.int().min(0),
})
export type Balance = z.output<typeof balanceSchema>

/** The balance as it was at this instant. */
export const balanceAtInput = z.object({ at: z.coerce.date() })

/** What a creator had at an instant. */
export interface BalanceAt extends Balance {
  /** Theirs by all that was settled: what is held is not charged yet, what is owed is not theirs. Below zero for who owes more. */
  settled: number
  /** The last movement until then; null when there was none yet. */
  movement: { id: SerialId<'trf'>; at: Date } | null
}

/** The most one movement can carry. */
export const MAX_AMOUNT = 1_000_000_000_000

const statementFilter = z.object({
  /** Only these kinds of movement. Default all. */
  kinds: z.array(z.enum(transferKinds)).min(1).optional(),
  /** Not before this instant. */
  from: z.coerce.date().optional(),
  /** Before this instant. */
  to: z.coerce.date().optional(),
})
export type StatementFilter = z.output<typeof statementFilter>

/** One's own statement, newest first, 1–200 lines a page (default 50). */
export const statementInput = statementFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: z.string().startsWith('trf_').optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type StatementInput = z.output<typeof statementInput>

const userId = z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value), {
  error: 'not a usr id',
})

/** Whose balances, for a list of up to 200 users. */
export const balancesInput = z.object({ userIds: z.array(userId).max(200) })

/** The balance of anybody at an instant, for the admin's eyes. */
export const balanceAtOfInput = balanceAtInput.extend({ userId })

/** Whose lots or limits, for the admin's eyes. */
export const creditsOfInput = z.object({ userId })

/** The statement of anybody, for the admin's eyes. */
export const statementOfInput = statementInput.extend({ userId })

/** The most an admin gives or takes by hand at once. */
export const MAX_ADJUSTMENT = 1_000_000

/** Credits an admin gives (above zero) or takes (below), to or from whom, and why, in the admin's own words. */
export const adjustInput = z.object({
  userId,
  amount: z
    .int()
    .min(-MAX_ADJUSTMENT)
    .max(MAX_ADJUSTMENT)
    .refine((amount) => amount !== 0, 'must not be zero'),
  reason: z.string().trim().min(3).max(500),
  /** Made by the form, one an intention: a double click adjusts once. */
  idempotencyKey: z.string().min(8).max(100),
})
export type AdjustInput = z.output<typeof adjustInput>

const adjustmentId = z.custom<Id<'adj'>>((value) => typeof value === 'string' && isId('adj', value), {
  error: 'not an adj id',
})

/** What a second admin says to an adjustment that waits. */
export const decideAdjustmentInput = z.object({ id: adjustmentId, decision: z.enum(['approve', 'decline']) })
export type DecideAdjustmentInput = z.output<typeof decideAdjustmentInput>

/** Adjustments, newest first, 1–200 a page (default 50). */
export const listAdjustmentsInput = z.object({
  /** Default all. */
  state: z.enum(adjustmentStates).optional(),
  /** Default everybody's. */
  userId: userId.optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().startsWith('adj_').optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type ListAdjustmentsInput = z.output<typeof listAdjustmentsInput>

/** What an admin gave, took, or wants to. */
export interface AdjustmentView {
  id: Id<'adj'>
  userId: Id<'usr'>
  /** Below zero takes. */
  amount: number
  /** In the words of the admin who asked. */
  reason: string
  state: AdjustmentState
  askedBy: Id<'usr'>
  /** The second admin; null while it waits, and where none was needed. */
  decidedBy: Id<'usr'> | null
  createdAt: Date
  decidedAt: Date | null
}

/** One movement, as a person reads it. */
export interface StatementLine {
  id: SerialId<'trf'>
  at: Date
  kind: TransferKind
  /** Always positive; the two changes carry the signs. */
  amount: number
  availableChange: number
  heldChange: number
  /** The balances right after it. */
  available: number
  held: number
  debt: number
  /** A code such as `generation` or `welcome`. */
  reason: string
  /** The hold it made, charged or gave back. */
  holdId: SerialId<'hld'> | null
  /** Of a grant: where the credits came from. */
  source: GrantSource | null
  /** What it followed from, by id: a payment, a code, a request. Null where nothing is named. */
  causeId: string | null
}

/** Credits given at once, and what became of them. */
export interface Lot {
  id: SerialId<'trf'>
  source: GrantSource
  amount: number
  /** What of it can be spent. */
  remaining: number
  /** What of it is held for running work. */
  held: number
  createdAt: Date
  /** From then on it cannot be spent; null for never. */
  expiresAt: Date | null
  state: LotState
}

export interface StatementPage {
  lines: StatementLine[]
  /** Null on the last page. */
  nextCursor: string | null
}

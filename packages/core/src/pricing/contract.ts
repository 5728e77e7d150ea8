import { z } from 'zod'
import type { PriceFacts, PriceRule, Quote } from './quote'

/** 10,000 credits, in hundredths. */
const MAX_HUNDREDTHS = 1_000_000

const amount = z.int().min(0).max(MAX_HUNDREDTHS)
/** From a hundredth of the price to ten times it. */
const percent = z.int().min(1).max(1000)

function percentsBy(maxNameLength: number) {
  return z
    .record(z.string().trim().min(1).max(maxNameLength), percent)
    .refine((table) => Object.keys(table).length <= 50, { error: 'at most 50 entries' })
}

/** A price rule within sane bounds: amounts up to 10,000 credits, units up to an hour, factors from 1 % to 1,000 %. */
export const priceRuleSchema = z.strictObject({
  base: amount,
  perUnit: amount,
  unitSeconds: z.int().min(1).max(3600),
  resolutionPercent: percentsBy(20).optional(),
  modelPercent: percentsBy(100).optional(),
  variationPercent: percent.optional(),
}) satisfies z.ZodType<PriceRule>

const recipe = z.string().min(1).max(100)
const version = z.int().min(1)
/** Why, in the admin's own words; stands in the history and in the audit log. */
const reason = z.string().trim().min(3).max(500)
/** The newest version of the recipe that the admin has seen; null while it has none. */
const expectedVersion = version.nullable()

/** How far ahead a price can be set. */
export const MAX_DAYS_AHEAD = 365

/** A page of a recipe's history, newest first, 1–100 rows (default 20). */
export const priceHistoryInput = z.object({
  recipe,
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type PriceHistoryInput = z.output<typeof priceHistoryInput>

export const previewPriceInput = z.object({ recipe, rule: priceRuleSchema })
export type PreviewPriceInput = z.output<typeof previewPriceInput>

export const changePriceInput = z.object({
  recipe,
  rule: priceRuleSchema,
  /** From when it counts: not in the past, at most `MAX_DAYS_AHEAD` ahead. Default at once. */
  activeFrom: z.date().optional(),
  reason,
  expectedVersion,
})
export type ChangePriceInput = z.output<typeof changePriceInput>

/** Back to an earlier version at once; null for the recipe's own price. */
export const rollBackPriceInput = z.object({ recipe, toVersion: version.nullable(), reason, expectedVersion })
export type RollBackPriceInput = z.output<typeof rollBackPriceInput>

/** Takes back a version that does not count yet. */
export const withdrawPriceInput = z.object({ recipe, version, reason, expectedVersion })
export type WithdrawPriceInput = z.output<typeof withdrawPriceInput>

/** One version of a recipe's price, as it was set. */
export interface PriceVersion {
  version: number
  recipe: string
  rule: PriceRule
  /** When somebody set it. */
  setAt: Date
  /** From when it counts. */
  activeFrom: Date
  /** `user:usr_…` */
  actor: string
  reason: string
}

/** The price of one recipe: what counts, what will, and what it would be without any version. */
export interface PriceBookEntry {
  recipe: string
  rule: PriceRule
  /** The version in force; null for the recipe's own price. */
  version: number | null
  /** Since when it counts; null for the recipe's own price. */
  since: Date | null
  /** The recipe's own price. */
  own: PriceRule
  /** What a change must name as expected: the newest version, whatever became of it. */
  newestVersion: number | null
  /** What will count later, the next first. */
  scheduled: PriceVersion[]
}

/**
 * What became of a version: it counts (`active`), counted (`past`), never did because a later one took its place or its
 * time (also `past`), will count (`scheduled`), was taken back before it did (`withdrawn`), or is the row that took
 * another back (`withdrawal`).
 */
export type PriceVersionState = 'active' | 'past' | 'scheduled' | 'withdrawn' | 'withdrawal'

export interface PriceHistoryRow extends PriceVersion {
  state: PriceVersionState
  /** The version it took back. */
  withdraws: number | null
  /** The version whose rule it brought back; 0 for the recipe's own price. */
  restores: number | null
}

export interface PriceHistoryPage {
  rows: PriceHistoryRow[]
  /** Null on the last page. */
  nextCursor: string | null
}

/** What one example costs by the rule in force and by another. */
export interface PricePreview {
  facts: PriceFacts
  before: Quote
  after: Quote
}

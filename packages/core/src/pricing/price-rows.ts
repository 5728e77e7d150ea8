import { priceRule } from '@studiolo/db/schema/pricing'
import { aliasedTable, and, desc, eq, gt, lte, max, notExists, sql, type SQL } from 'drizzle-orm'
import { actorName } from '../kernel/actor'
import type { Ctx, TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import type { PriceVersion } from './contract'
import type { PriceRule } from './quote'

/** What a row keeps beside its rule, under the key `note`; rows older than notes have none. */
export interface PriceNote {
  /** When it was set, ISO 8601. */
  at: string
  /** Makes the row a withdrawal of that version: neither of the two ever counts. */
  withdraws?: number
  /** The version whose rule it brought back; 0 for the recipe's own price. */
  restores?: number
}

export type PriceRow = PriceVersion & { note: PriceNote | null }

/** A row as the code knows it: the rule and its note apart. */
export function toPriceRow(row: typeof priceRule.$inferSelect): PriceRow {
  const { note = null, ...rule } = row.rule as { note?: PriceNote }
  const { id: version, recipe, activeFrom, actor, reason } = row
  const setAt = note ? new Date(note.at) : activeFrom
  return { version, recipe, rule: rule as PriceRule, setAt, activeFrom, actor, reason, note }
}

/** Rows that count when their time comes: all but withdrawals and what they withdraw. */
export function standing(ctx: Ctx): SQL | undefined {
  const withdrawal = aliasedTable(priceRule, 'withdrawal')
  return and(
    sql`${withdrawn(priceRule.rule)} is null`,
    notExists(
      ctx.db
        .select({ one: sql`1` })
        .from(withdrawal)
        .where(
          and(
            eq(withdrawal.recipe, priceRule.recipe),
            // Always so; said for the index, which spares reading the rules of all other rows.
            eq(withdrawal.activeFrom, priceRule.activeFrom),
            gt(withdrawal.id, priceRule.id),
            sql`${withdrawn(withdrawal.rule)} = ${priceRule.id}::text`,
          ),
        ),
    ),
  )
}

function withdrawn(rule: typeof priceRule.rule): SQL {
  return sql`${rule} #>> '{note,withdraws}'`
}

/** How many rows are read at once; nearly always the first one decides. */
const WALK = 8

/**
 * The row in force for a recipe at an instant: of those that count by then, the one with the latest start, then the
 * newest. Every start of a generation asks, so it walks down the index instead of asking `standing` of each row: a
 * withdrawal has the start of what it withdraws and a later number, so it comes first.
 */
export async function rowInForce(ctx: Ctx, recipe: string, at: Date): Promise<PriceRow | null> {
  const withdrawn = new Set<number>()
  for (let offset = 0; ; offset += WALK) {
    const rows = await ctx.db
      .select()
      .from(priceRule)
      .where(and(eq(priceRule.recipe, recipe), lte(priceRule.activeFrom, at)))
      .orderBy(desc(priceRule.activeFrom), desc(priceRule.id))
      .limit(WALK)
      .offset(offset)
    for (const row of rows.map(toPriceRow)) {
      if (row.note?.withdraws !== undefined) withdrawn.add(row.note.withdraws)
      else if (!withdrawn.has(row.version)) return row
    }
    if (rows.length < WALK) return null
  }
}

/** The same for every recipe that has one. */
export async function rowsInForce(ctx: Ctx, at: Date): Promise<PriceRow[]> {
  const rows = await ctx.db
    .selectDistinctOn([priceRule.recipe])
    .from(priceRule)
    .where(and(lte(priceRule.activeFrom, at), standing(ctx)))
    .orderBy(priceRule.recipe, desc(priceRule.activeFrom), desc(priceRule.id))
  return rows.map(toPriceRow)
}

/**
 * Lets one transaction at a time change a recipe's price. Throws CONFLICT when its newest version is another than the
 * one the admin had seen.
 */
export async function lockPrices(ctx: TxCtx, recipe: string, expectedVersion: number | null): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`price:${recipe}`}, 0))`)
  const [row] = await ctx.db
    .select({ newest: max(priceRule.id) })
    .from(priceRule)
    .where(eq(priceRule.recipe, recipe))
  const newest = row?.newest ?? null
  if (newest !== expectedVersion) {
    throw new AppError('CONFLICT', {
      message: `the price of ${recipe} was changed meanwhile`,
      meta: { reason: 'changed-meanwhile', version: newest },
    })
  }
}

/** Appends a version; the caller holds the recipe's lock. */
export async function insertPrice(
  ctx: TxCtx,
  {
    rule,
    note,
    ...facts
  }: Pick<PriceVersion, 'recipe' | 'rule' | 'activeFrom' | 'reason'> & { note: Omit<PriceNote, 'at'> },
): Promise<PriceVersion> {
  const stored = { ...rule, note: { at: ctx.clock.now().toISOString(), ...note } }
  const [row] = await ctx.db
    .insert(priceRule)
    .values({ ...facts, rule: stored, actor: actorName(ctx.actor) })
    .returning()
  if (!row) throw new Error('an inserted price came back empty')
  return toVersion(toPriceRow(row))
}

/** Without what only this room knows. */
export function toVersion({ note: _, ...version }: PriceRow): PriceVersion {
  return version
}

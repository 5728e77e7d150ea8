import { priceRule } from '@studiolo/db/schema/pricing'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import type { PriceHistoryInput, PriceHistoryPage, PriceVersionState } from './contract'
import { rowInForce, toPriceRow, toVersion, type PriceRow } from './price-rows'

/** Every version of a recipe's price, the newest set first, with what became of it. Needs `admin.read`. */
export async function listPriceHistory(ctx: Ctx, input: PriceHistoryInput): Promise<PriceHistoryPage> {
  requirePermission(ctx, 'admin.read')
  const { recipe, cursor, limit } = input
  const now = ctx.clock.now()
  const [found, inForce, withdrawals] = await Promise.all([
    ctx.db
      .select()
      .from(priceRule)
      .where(and(eq(priceRule.recipe, recipe), cursor ? lt(priceRule.id, Number(cursor)) : undefined))
      .orderBy(desc(priceRule.id))
      .limit(limit + 1),
    rowInForce(ctx, recipe, now),
    ctx.db
      .select()
      .from(priceRule)
      .where(and(eq(priceRule.recipe, recipe), sql`${priceRule.rule} #> '{note,withdraws}' is not null`)),
  ])
  const withdrawn = new Set(withdrawals.map((row) => toPriceRow(row).note?.withdraws))
  const stateOf = (row: PriceRow): PriceVersionState => {
    if (row.note?.withdraws !== undefined) return 'withdrawal'
    if (withdrawn.has(row.version)) return 'withdrawn'
    if (row.activeFrom > now) return 'scheduled'
    return row.version === inForce?.version ? 'active' : 'past'
  }
  const rows = found.slice(0, limit).map(toPriceRow)
  return {
    rows: rows.map((row) => ({
      ...toVersion(row),
      state: stateOf(row),
      withdraws: row.note?.withdraws ?? null,
      restores: row.note?.restores ?? null,
    })),
    nextCursor: found.length > limit ? String(rows.at(-1)?.version) : null,
  }
}

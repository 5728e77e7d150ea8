import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'
import type { RecipeUse } from './contract'
import { hundredths } from './pace'
import type { Period } from './period'

/** What became of each recipe's generations that ended in the period, the most charged first. */
export async function readRecipes(ctx: Ctx, userId: Id<'usr'>, { from, to }: Period): Promise<RecipeUse[]> {
  const count = (status: 'succeeded' | 'failed') =>
    sql`count(*) filter (where ${generation.status} = ${status})`.mapWith(Number)
  const credits = sql`sum(${generation.chargedCredits})`
  const rows = await ctx.db
    .select({
      recipe: generation.recipe,
      succeeded: count('succeeded'),
      failed: count('failed'),
      credits: credits.mapWith(Number),
    })
    .from(generation)
    .where(
      and(
        eq(generation.userId, userId),
        inArray(generation.status, ['succeeded', 'failed']),
        gte(generation.finishedAt, from),
        lt(generation.finishedAt, to),
      ),
    )
    .groupBy(generation.recipe)
    .orderBy(desc(credits), generation.recipe)
  return rows.map((row) => ({
    ...row,
    perResult: row.succeeded === 0 ? null : hundredths(row.credits / row.succeeded),
  }))
}

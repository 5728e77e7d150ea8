import { render } from '@studiolo/db/schema/providers'
import type { Id } from '@studiolo/db/states/ids'
import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'
import { attemptsOf } from './read-attempts'

/** Removes from storage what the built-in provider made for these generations, used or not. */
export async function removeStoredResults(ctx: Ctx, generationIds: Id<'gen'>[]): Promise<void> {
  const references = (await attemptsOf(ctx, generationIds)).map(({ id }) => id)
  if (references.length === 0) return
  const rows = await ctx.db
    .select({ key: render.resultKey })
    .from(render)
    .where(and(inArray(render.reference, references), isNotNull(render.resultKey)))
  for (const { key } of rows) if (key) await ctx.storage.remove(key)
}

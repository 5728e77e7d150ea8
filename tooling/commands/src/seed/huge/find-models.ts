import type { UserRecord } from '@studiolo/core/identity'
import type { Ctx } from '@studiolo/core/kernel/context'
import { asset } from '@studiolo/db/schema/assets'
import { generation } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import { liveGenerationStates } from '@studiolo/db/states/generation'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { CommandError } from '../../run-command'

/** Something that was really made: its files, and how the provider was asked for it. */
export interface Model {
  asset: typeof asset.$inferSelect
  generation: typeof generation.$inferSelect
  attempt: typeof attempt.$inferSelect
}

/**
 * What the demo's creator has made, oldest first. Throws CommandError while some of it is still being made, or nothing
 * is there to be seen.
 */
export async function findModels(ctx: Ctx, { id }: Pick<UserRecord, 'id'>): Promise<Model[]> {
  const models = await ctx.db
    .select({ asset, generation, attempt })
    .from(asset)
    .innerJoin(generation, eq(generation.id, asset.generationId))
    .innerJoin(attempt, and(eq(attempt.generationId, generation.id), eq(attempt.state, 'succeeded')))
    .where(and(eq(asset.userId, id), isNull(asset.deletedAt)))
    .orderBy(asc(asset.id))
  const live = and(eq(generation.userId, id), inArray(generation.status, liveGenerationStates))
  const waiting = await ctx.db.$count(generation, live)
  if (waiting === 0 && models.some((model) => model.asset.kind === 'video')) return models
  throw new CommandError(
    `huge lends its assets the files of what demo@studiolo.local has made: ${models.length} are ready, ${waiting} still to come.\n` +
      'Start the studio (npm start), wait until the demo’s renders are all there, then seed again.',
  )
}

import type { UserRecord } from '@studiolo/core/identity'
import type { Ctx } from '@studiolo/core/kernel/context'
import { asset } from '@studiolo/db/schema/assets'
import { generation } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { CommandError } from '../../run-command'

/** Something that was really made: its files, and how the provider was asked for it. */
export interface Model {
  asset: typeof asset.$inferSelect
  generation: typeof generation.$inferSelect
  attempt: typeof attempt.$inferSelect
}

/** What the demo's creator has made, oldest first. Throws CommandError while there is no video among it. */
export async function findModels(ctx: Ctx, { id }: Pick<UserRecord, 'id'>): Promise<Model[]> {
  const models = await ctx.db
    .select({ asset, generation, attempt })
    .from(asset)
    .innerJoin(generation, eq(generation.id, asset.generationId))
    .innerJoin(attempt, and(eq(attempt.generationId, generation.id), eq(attempt.state, 'succeeded')))
    .where(and(eq(asset.userId, id), isNull(asset.deletedAt)))
    .orderBy(asc(asset.id))
  if (models.some((model) => model.asset.kind === 'video')) return models
  throw new CommandError(
    'There is nothing to show yet: huge lends its assets the files of the demo’s renders, and no video of them is ready.\n' +
      'Start the studio (npm start), wait until demo@studiolo.local has its first video, then seed again.',
  )
}

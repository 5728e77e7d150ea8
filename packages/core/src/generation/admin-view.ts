import { generation } from '@studiolo/db/schema/generation'
import { encodeSerial, type Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { requirePermission } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { attemptsOf } from '../providers'
import type { AdminGenerationView } from './contract'
import { viewGenerations } from './view-generation'

/** A generation with everything that was tried for it. Needs `admin.read`. */
export async function getGenerationForAdmin(ctx: Ctx, { id }: { id: string }): Promise<AdminGenerationView> {
  requirePermission(ctx, 'admin.read')
  const [row] = await ctx.db
    .select()
    .from(generation)
    .where(eq(generation.id, id as Id<'gen'>))
  if (!row) throw new AppError('NOT_FOUND', { meta: { id } })
  const [[view], attempts] = await Promise.all([viewGenerations(ctx, [row]), attemptsOf(ctx, [row.id])])
  if (!view) throw new AppError('NOT_FOUND', { meta: { id } })
  return {
    ...view,
    userId: row.userId,
    holdId: encodeSerial('hld', row.holdId),
    fence: row.fence,
    attempts: attempts.map(({ generationId: _, task: __, results: ___, ...attempt }) => attempt),
  }
}

import type { Id } from '@studiolo/db/states/ids'
import { generation } from '@studiolo/db/schema/generation'
import { eq } from 'drizzle-orm'
import { enqueue, implementJob } from '../jobs'
import { inTransaction } from '../kernel/context'
import { attemptById, attemptMoved } from '../providers'
import { check, rescue, stop } from './jobs'

/** A provider said that an attempt moved: the next look at it is pulled forward. */
export const attemptMovedJob = implementJob(attemptMoved, async (ctx, { attemptId }) => {
  const attempt = await attemptById(ctx, attemptId as Id<'att'>)
  if (!attempt) return
  const id = attempt.generationId
  const [row] = await ctx.db.select({ status: generation.status }).from(generation).where(eq(generation.id, id))
  await inTransaction(ctx, async (ctx) => {
    if (row?.status === 'running') await enqueue(ctx, check, { generationId: id }, { key: `check:${id}` })
    if (row?.status === 'canceling') await enqueue(ctx, stop, { generationId: id }, { key: `stop:${id}` })
    if (row?.status === 'failed') await enqueue(ctx, rescue, { attemptId, look: 1 }, { key: `rescue:${attemptId}` })
  })
})

import { generation } from '@studiolo/db/schema/generation'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { enqueue } from '../jobs'
import { addMs } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import {
  askToCancel,
  cancelAttempt,
  checkAttempt,
  currentAttempt,
  failAttempt,
  succeedAttempt,
  type Attempt,
  type Check,
} from '../providers'
import { lockGeneration } from './claim-generation'
import { generationJob } from './generation-job'
import { rescue, stop } from './jobs'
import { settleCanceled } from './settle-generation'

const LOOK_AGAIN_MS = 1000

/** Asks the provider to stop and looks until it has; the credits come back whatever it answers. */
export const stopJob = generationJob(stop, async (ctx, id, _payload, run) => {
  const [row] = await ctx.db.select().from(generation).where(eq(generation.id, id))
  if (row?.status !== 'canceling') return
  const attempt = await currentAttempt(ctx, id, row.stepIndex)
  if (!attempt || attempt.state === 'failed') return release(ctx, id)
  // Being sent, or its answer lost: the submit job or the deadline tells.
  if (attempt.state !== 'accepted') return lookAgain(ctx, id)
  if (!(await askToCancel(ctx, attempt, run.signal))) return release(ctx, id, attempt)
  const seen = await checkAttempt(ctx, attempt, run.signal)
  if (seen.state === 'running' || seen.state === 'not-known-yet') return lookAgain(ctx, id)
  await release(ctx, id, attempt, seen)
})

function lookAgain(ctx: Ctx, id: Id<'gen'>): Promise<void> {
  return inTransaction(ctx, (ctx) =>
    enqueue(ctx, stop, { generationId: id }, { key: `stop:${id}`, runAt: addMs(ctx.clock.now(), LOOK_AGAIN_MS) }),
  )
}

async function release(ctx: Ctx, id: Id<'gen'>, attempt?: Attempt, seen?: Check): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id)
    if (row?.status !== 'canceling') return
    if (attempt && seen?.state === 'succeeded') await succeedAttempt(ctx, attempt.id, seen)
    if (attempt && seen?.state === 'failed') await failAttempt(ctx, attempt.id, seen.outcome, seen.code)
    if (attempt && seen?.state === 'canceled') await cancelAttempt(ctx, attempt.id)
    // It runs on there: followed to its end, for what it costs us.
    if (attempt && !seen)
      await enqueue(ctx, rescue, { attemptId: attempt.id, look: 1 }, { key: `rescue:${attempt.id}` })
    await settleCanceled(ctx, row)
  })
}

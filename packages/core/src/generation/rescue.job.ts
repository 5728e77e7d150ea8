import { generation } from '@studiolo/db/schema/generation'
import type { GenerationState } from '@studiolo/db/states/generation'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { enqueue, implementJob } from '../jobs'
import { addMs, DAY_MS, SECOND_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import {
  acceptAttempt,
  askToCancel,
  attemptById,
  cancelAttempt,
  checkAttempt,
  failAttempt,
  findAttempt,
  succeedAttempt,
  type Attempt,
  type Check,
} from '../providers'
import { lockGeneration } from './claim-generation'
import { check, ingest, rescue, stop } from './jobs'

const GIVE_UP_AFTER_MS = DAY_MS
const FIRST_WAIT_MS = 30 * SECOND_MS
const LONGEST_WAIT_MS = 3600 * SECOND_MS

/** Nobody waits for a canceled generation: what still runs for it is asked to stop. Else looks for a result whose credits were given back: delivered late, nothing is charged for it. */
export const rescueJob = implementJob(rescue, async (ctx, { attemptId, look }, run) => {
  const attempt = await attemptById(ctx, attemptId as Id<'att'>)
  if (!attempt || (attempt.state !== 'accepted' && attempt.state !== 'unknown')) return
  const status = await statusOf(ctx, attempt)
  if (status === 'running' || status === 'canceling') return handBack(ctx, attempt, status)
  if (status === 'canceled') await askToCancel(ctx, attempt, run.signal)
  const seen = await lookOnce(ctx, attempt, run.signal)
  if (seen.state === 'running' || seen.state === 'not-known-yet') return lookLater(ctx, attempt, look)
  await inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, attempt.generationId)
    if (seen.state === 'failed') return failAttempt(ctx, attempt.id, seen.outcome, seen.code)
    if (seen.state === 'canceled') return cancelAttempt(ctx, attempt.id)
    await succeedAttempt(ctx, attempt.id, seen)
    if (row?.status === 'failed')
      await enqueue(ctx, ingest, { generationId: row.id, late: true }, { key: `ingest:${row.id}` })
  })
})

async function statusOf(ctx: Ctx, { generationId }: Attempt): Promise<GenerationState | undefined> {
  const [row] = await ctx.db
    .select({ status: generation.status })
    .from(generation)
    .where(eq(generation.id, generationId))
  return row?.status
}

/** Somebody took the generation over and follows the attempt: a look is theirs, or the two would settle past each other. */
function handBack(ctx: Ctx, { generationId }: Attempt, status: 'running' | 'canceling'): Promise<void> {
  const [job, name] = status === 'running' ? [check, 'check'] : [stop, 'stop']
  return inTransaction(ctx, (ctx) => enqueue(ctx, job, { generationId }, { key: `${name}:${generationId}` }))
}

async function lookOnce(ctx: Ctx, attempt: Attempt, signal: AbortSignal): Promise<Check> {
  if (attempt.state === 'accepted') return checkAttempt(ctx, attempt, signal)
  const operation = await findAttempt(ctx, attempt, signal)
  if (operation === null) return { state: 'failed', outcome: 'failed', code: 'never-arrived' }
  if (operation === undefined) return { state: 'not-known-yet' }
  await inTransaction(ctx, (ctx) => acceptAttempt(ctx, attempt.id, operation))
  return checkAttempt(ctx, { ...attempt, state: 'accepted', operation }, signal)
}

function lookLater(ctx: Ctx, attempt: Attempt, look: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now()
    if (now.getTime() - attempt.startedAt.getTime() > GIVE_UP_AFTER_MS)
      return failAttempt(ctx, attempt.id, 'failed', 'given-up')
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (look - 1), LONGEST_WAIT_MS)
    await enqueue(
      ctx,
      rescue,
      { attemptId: attempt.id, look: look + 1 },
      { key: `rescue:${attempt.id}`, runAt: addMs(now, wait) },
    )
  })
}

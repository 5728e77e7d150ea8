import { generation } from '@studiolo/db/schema/generation'
import { eq } from 'drizzle-orm'
import { enqueue } from '../jobs'
import { addMs } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import {
  acceptAttempt,
  checkAttempt,
  currentAttempt,
  findAttempt,
  succeedAttempt,
  type Attempt,
  type Check,
  type Result,
} from '../providers'
import { recipeOf } from '../recipes'
import { claimGeneration, withClaim, type Claim } from './claim-generation'
import { afterRefusal } from './fall-back'
import { generationJob } from './generation-job'
import { check, ingest, submit } from './jobs'
import { seedOf } from './seed'
import { enterStage, publishChange, reportProgress } from './stages'

const LOOK_AGAIN_MS = 2000

/** One look at the provider, then reschedules itself. */
export const checkJob = generationJob(check, async (ctx, id, _payload, run) => {
  const claim = await claimGeneration(ctx, id, { stages: ['generating'] })
  if (!claim) return
  const attempt = await currentAttempt(ctx, id, claim.generation.stepIndex)
  if (!attempt) return
  if (attempt.state === 'unknown') return lookUp(ctx, claim, attempt, run.signal)
  if (attempt.state === 'succeeded') return continueWith(ctx, claim, attempt, settledCheck(attempt))
  if (attempt.state !== 'accepted') return afterRefusal(ctx, claim, attempt, 'failed', attempt.code ?? attempt.state)
  await follow(ctx, claim, attempt, await checkAttempt(ctx, attempt, run.signal))
})

async function follow(ctx: Ctx, claim: Claim, attempt: Attempt, seen: Check): Promise<void> {
  switch (seen.state) {
    case 'succeeded':
      return continueWith(ctx, claim, attempt, seen)
    case 'failed':
      return afterRefusal(ctx, claim, attempt, seen.outcome, seen.code)
    case 'canceled':
      return afterRefusal(ctx, claim, attempt, 'failed', 'canceled-there')
    case 'running':
      if (seen.percent !== undefined) await reportProgress(ctx, claim, 'generating', seen.percent)
      return lookAgain(ctx, claim, seen.lookAgainMs)
    case 'not-known-yet':
      return lookAgain(ctx, claim, seen.lookAgainMs ?? LOOK_AGAIN_MS)
  }
}

/** What an earlier look saw and stored, before its run died or lost its claim. */
function settledCheck({ results, costMicros }: Attempt): Extract<Check, { state: 'succeeded' }> {
  return { state: 'succeeded', results: (results ?? []) as unknown as Result[], costMicros }
}

/** The answer to its submission was lost: asked by our reference, as far as the provider can be, until the deadline. */
async function lookUp(ctx: Ctx, claim: Claim, attempt: Attempt, signal: AbortSignal): Promise<void> {
  const operation = await findAttempt(ctx, attempt, signal)
  if (operation === null) return afterRefusal(ctx, claim, attempt, 'overload', 'never-arrived')
  if (operation === undefined) return
  await withClaim(ctx, claim, (ctx) => acceptAttempt(ctx, attempt.id, operation))
  await lookAgain(ctx, claim, 0)
}

function lookAgain(ctx: Ctx, claim: Claim, afterMs: number): Promise<void> {
  return inTransaction(ctx, (ctx) =>
    enqueue(
      ctx,
      check,
      { generationId: claim.id },
      { key: `check:${claim.id}`, runAt: addMs(ctx.clock.now(), afterMs) },
    ),
  )
}

async function continueWith(
  ctx: Ctx,
  claim: Claim,
  attempt: Attempt,
  seen: Extract<Check, { state: 'succeeded' }>,
): Promise<void> {
  await withClaim(ctx, claim, async (ctx, row) => {
    await succeedAttempt(ctx, attempt.id, seen)
    if (row.status !== 'running') return
    const next = row.stepIndex + 1
    const isLast = next >= (recipeOf(row.recipe)?.steps(row.input, seedOf(row)).length ?? 0)
    if (isLast) {
      await enterStage(ctx, row, 'downloading')
      await enqueue(ctx, ingest, { generationId: row.id }, { key: `ingest:${row.id}` })
      return publishChange(ctx, { ...row, stage: 'downloading' })
    }
    await ctx.db
      .update(generation)
      .set({ stepIndex: next, stepResults: [...row.stepResults, ...seen.results], refusedProviders: [] })
      .where(eq(generation.id, row.id))
    await enterStage(ctx, row, 'submitting')
    await enqueue(ctx, submit, { generationId: row.id }, { key: `submit:${row.id}` })
    await publishChange(ctx, { ...row, stage: 'submitting' })
  })
}

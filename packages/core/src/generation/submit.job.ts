import { enqueue } from '../jobs'
import { addMs } from '../kernel/clock'
import { inTransaction, type Ctx, type TxCtx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import {
  acceptAttempt,
  claimAttempt,
  currentAttempt,
  findAttempt,
  isIdempotentStart,
  loseAttempt,
  ProviderRefusal,
  routesFor,
  startAttempt,
  wasNeverSent,
  type Attempt,
  type Started,
} from '../providers'
import { recipeOf, type Step } from '../recipes'
import { claimGeneration, withClaim, type Claim, type Generation } from './claim-generation'
import { afterRefusal } from './fall-back'
import { generationJob } from './generation-job'
import { check, expire, rescue, stop, submit } from './jobs'
import { seedOf } from './seed'
import { enterStage, publishChange } from './stages'

/** How often a submission whose answer is lost is sent again under its reference before it is only looked up. */
const SENDS = 3

/** Freezes the attempt, commits, sends it, stores what the provider answered. */
export const submitJob = generationJob(submit, async (ctx, id, _payload, run) => {
  const claim = await claimGeneration(ctx, id, { stages: ['submitting'], statuses: ['running', 'canceling'] })
  if (!claim) return
  const attempt = await attemptToSend(ctx, claim, run.signal)
  if (!attempt) return
  try {
    await accepted(ctx, claim, attempt, await startAttempt(ctx, attempt, run.signal))
  } catch (error) {
    if (error instanceof ProviderRefusal)
      return afterRefusal(ctx, claim, attempt, error.outcome, error.code, error.retryAfterMs)
    if (wasNeverSent(error)) return afterRefusal(ctx, claim, attempt, 'overload', 'unreachable')
    // The answer was lost: where a second start is the same start, the queue tries again; elsewhere it is never sent again.
    if (isIdempotentStart(attempt) && run.attempt < SENDS) throw error
    await lost(ctx, claim, attempt)
  }
})

/** The attempt to send under this claim; null when there is nothing (more) to send. */
async function attemptToSend(ctx: Ctx, claim: Claim, signal: AbortSignal): Promise<Attempt | null> {
  const { stepIndex, status } = claim.generation
  const current = await currentAttempt(ctx, claim.id, stepIndex)
  if (current?.state === 'submitting') {
    // An earlier run died between sending and storing the answer.
    if (isIdempotentStart(current) && status === 'running') return current
    await findOrLose(ctx, claim, current, signal)
    return null
  }
  if (current && current.state !== 'failed') {
    // An earlier run died between storing the answer and moving on.
    if (!current.operation) await lost(ctx, claim, current)
    else await accepted(ctx, claim, current, { operation: current.operation, lookAgainMs: 0 })
    return null
  }
  if (status === 'canceling') return null
  return withClaim(ctx, claim, (ctx, row) => claimNext(ctx, row, current))
}

async function findOrLose(ctx: Ctx, claim: Claim, attempt: Attempt, signal: AbortSignal): Promise<void> {
  const operation = await findAttempt(ctx, attempt, signal)
  if (operation) return accepted(ctx, claim, attempt, { operation, lookAgainMs: 0 })
  if (operation === null) return afterRefusal(ctx, claim, attempt, 'overload', 'never-arrived')
  return lost(ctx, claim, attempt)
}

async function claimNext(ctx: TxCtx, row: Generation, last: Attempt | null): Promise<Attempt> {
  const order = stepOf(row)
  const refused = row.refusedProviders
  const route = routesFor(ctx, order.capability).find(({ provider }) => !refused.includes(provider.id))
  if (!route) throw new AppError('PROVIDER_UNAVAILABLE', { message: `nobody is left to ask for ${order.capability}` })
  const attempt = await claimAttempt(ctx, {
    generationId: row.id,
    stepIndex: row.stepIndex,
    number: (last?.number ?? 0) + 1,
    route,
    order,
  })
  await enqueue(
    ctx,
    expire,
    { generationId: row.id, attemptId: attempt.id },
    { key: `expire:${attempt.id}`, runAt: attempt.deadlineAt },
  )
  return attempt
}

export function stepOf(row: Generation): Step {
  const step = recipeOf(row.recipe)?.steps(row.input, seedOf(row))[row.stepIndex]
  if (!step) throw new AppError('INTERNAL', { message: `${row.recipe} has no step ${row.stepIndex}` })
  return step
}

async function accepted(ctx: Ctx, claim: Claim, attempt: Attempt, started: Started): Promise<void> {
  for (const warning of started.warnings ?? []) {
    ctx.log.warn({ generationId: claim.id, provider: attempt.providerId, warning }, 'an option was not honoured')
  }
  // That it was accepted is a fact, whoever holds the generation by now.
  await inTransaction(ctx, (ctx) => acceptAttempt(ctx, attempt.id, started.operation))
  const moved = await withClaim(ctx, claim, async (ctx, row) => {
    await enterStage(ctx, row, 'generating')
    if (row.status === 'canceling') await enqueue(ctx, stop, { generationId: row.id }, { key: `stop:${row.id}` })
    else
      await enqueue(
        ctx,
        check,
        { generationId: row.id },
        { key: `check:${row.id}`, runAt: addMs(ctx.clock.now(), started.lookAgainMs) },
      )
    await publishChange(ctx, { ...row, stage: 'generating' })
    return true
  })
  if (!moved)
    await inTransaction(ctx, (ctx) =>
      enqueue(ctx, rescue, { attemptId: attempt.id, look: 1 }, { key: `rescue:${attempt.id}` }),
    )
}

/** It may have been accepted: nothing else is tried, and the provider is asked by our reference until the deadline. */
async function lost(ctx: Ctx, claim: Claim, attempt: Attempt): Promise<void> {
  ctx.log.warn(
    { generationId: claim.id, attemptId: attempt.id, provider: attempt.providerId },
    'the answer to a submission was lost',
  )
  await withClaim(ctx, claim, async (ctx, row) => {
    await loseAttempt(ctx, attempt.id)
    await enterStage(ctx, row, 'generating')
    await enqueue(ctx, check, { generationId: row.id }, { key: `check:${row.id}` })
    await publishChange(ctx, { ...row, stage: 'generating' })
  })
}

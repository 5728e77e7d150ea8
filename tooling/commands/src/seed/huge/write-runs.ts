import { createHash } from 'node:crypto'
import { assetIdOf } from '@studiolo/core/assets'
import { recordError } from '@studiolo/core/errors'
import { addMs, MINUTE_MS } from '@studiolo/core/kernel/clock'
import type { TxCtx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { createIds } from '@studiolo/core/kernel/ids'
import { asset } from '@studiolo/db/schema/assets'
import { generation, generationStage } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import { idToUuid, type Id } from '@studiolo/db/states/ids'
import { sql } from 'drizzle-orm'
import { moveCredits, type IdentifiedRun } from './move-credits'
import type { PastRun } from './past-run'
import { stagesOf } from './past-stages'

const GIVEN_UP_AFTER_MS = 30 * MINUTE_MS
/** Submitted, moved on, looked at, ingested, settled: each raised the fence once. */
const FENCE = 5

/** Writes runs of the past as the worker would have left them, all or none. They must follow all others of that creator. */
export async function writeRuns(ctx: TxCtx, userId: Id<'usr'>, past: PastRun[]): Promise<void> {
  const runs = past.map((run) => ({ ...run, id: createIds({ now: () => run.createdAt }).next('gen') }))
  const holds = await moveCredits(ctx, userId, runs)
  const errors = await recordFailures(ctx, userId, runs)
  await ctx.db.insert(generation).values(
    runs.map((run) => ({
      ...generationRow(userId, run),
      holdId: holds.get(run.id) ?? 0,
      errorId: errors.get(run.id),
    })),
  )
  await ctx.db.insert(generationStage).values(runs.flatMap((run) => stagesOf(run.id, run)))
  await ctx.db.insert(attempt).values(runs.filter(({ fate }) => fate.stage !== 'queued').map(attemptRow))
  const made = runs.filter(({ fate }) => fate.status === 'succeeded')
  await countUses(ctx, userId, made)
  await ctx.db.insert(asset).values(made.map((run) => assetRow(userId, run)))
  await lendFiles(ctx, made)
}

function generationRow(userId: Id<'usr'>, run: IdentifiedRun): typeof generation.$inferInsert {
  const { id, place, recipe, input, quote, fate, createdAt, startedAt, finishedAt } = run
  const succeeded = fate.status === 'succeeded'
  return {
    id,
    userId,
    recipe,
    input,
    idempotencyKey: `seed-${place}`,
    requestDigest: digestOf([recipe, input]),
    status: fate.status,
    settlement: succeeded ? 'captured' : 'released',
    quoteLines: quote.lines,
    quotedCredits: quote.credits,
    chargedCredits: succeeded ? quote.credits : 0,
    holdId: 0,
    fence: FENCE,
    stage: fate.stage,
    percent: succeeded ? 100 : 0,
    errorKind: fate.status === 'failed' ? fate.kind : null,
    errorMeta: fate.status === 'failed' ? {} : null,
    cancelRequestedAt: fate.status === 'canceled' ? finishedAt : null,
    createdAt,
    startedAt: fate.stage === 'queued' ? null : startedAt,
    finishedAt,
    movedAt: finishedAt,
  }
}

/** As the model was asked for, with this run's own task. */
function attemptRow({ id, model, step, fate, startedAt, finishedAt }: IdentifiedRun): typeof attempt.$inferInsert {
  const succeeded = fate.status === 'succeeded'
  const { providerId, keyId, address, model: name, costMicros, operation, results } = model.attempt
  return {
    id: createIds({ now: () => startedAt }).next('att'),
    generationId: id,
    stepIndex: 0,
    number: 1,
    providerId,
    keyId,
    address,
    model: name,
    capability: step.capability,
    task: step.task,
    requestDigest: digestOf([name, step]),
    state: fate.status,
    operation,
    results: succeeded ? results : null,
    outcome: fate.status === 'failed' ? 'failed' : null,
    code: fate.status === 'failed' ? fate.kind.toLowerCase() : null,
    costMicros: succeeded ? costMicros : 0,
    startedAt,
    acceptedAt: startedAt,
    finishedAt,
    deadlineAt: addMs(startedAt, GIVEN_UP_AFTER_MS),
  }
}

function assetRow(userId: Id<'usr'>, run: IdentifiedRun): typeof asset.$inferInsert {
  const { kind, durationMs, width, height, sizeBytes } = run.model.asset
  const { title, recipe, favourite, finishedAt: createdAt } = run
  const id = assetIdOf(run.id)
  return {
    id,
    userId,
    generationId: run.id,
    kind,
    recipe,
    title,
    favourite,
    durationMs,
    width,
    height,
    sizeBytes,
    createdAt,
  }
}

/** As their starts would have counted them, from the day on which this instance counts at all. */
async function countUses(ctx: TxCtx, userId: Id<'usr'>, made: IdentifiedRun[]): Promise<void> {
  const uses = made.map(({ recipe, createdAt }) => ({ operation: recipe, day: createdAt.toISOString().slice(0, 10) }))
  await ctx.db.execute(sql`
    insert into plan_usage (user_id, operation, day, used)
    select ${idToUuid(userId)}::uuid, use.operation, use.day, count(*)
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as use(operation text, day date)
    where use.day >= (select min(day) from plan_usage)
    group by use.operation, use.day
    on conflict (user_id, operation, day) do update set used = plan_usage.used + excluded.used`)
}

/** Every asset shows the files of its model; nothing is copied. */
async function lendFiles(ctx: TxCtx, made: IdentifiedRun[]): Promise<void> {
  const loans = made.map(({ id, model }) => ({ asset: idToUuid(assetIdOf(id)), model: idToUuid(model.asset.id) }))
  await ctx.db.execute(sql`
    insert into rendition (asset_id, kind, storage_key, mime_type, size_bytes, width, height, duration_ms, facts)
    select loan.asset, r.kind, r.storage_key, r.mime_type, r.size_bytes, r.width, r.height, r.duration_ms, r.facts
    from jsonb_to_recordset(${JSON.stringify(loans)}::jsonb) as loan(asset uuid, model uuid)
    join rendition r on r.asset_id = loan.model`)
}

/** The errors that an admin finds by the ids on the failed ones. */
async function recordFailures(ctx: TxCtx, userId: Id<'usr'>, runs: IdentifiedRun[]): Promise<Map<string, Id<'err'>>> {
  const errors = new Map<string, Id<'err'>>()
  for (const { id, fate, finishedAt } of runs) {
    if (fate.status !== 'failed') continue
    const clock = { now: () => finishedAt }
    const then = { ...ctx, clock, ids: createIds(clock) }
    const error = new AppError(fate.kind, { message: `a run of the past that ended with ${fate.kind}` })
    errors.set(id, await recordError(then, error, { source: 'job:generation.check', userId, generationId: id }))
  }
  return errors
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

import { asset, rendition } from '@studiolo/db/schema/assets'
import { hold } from '@studiolo/db/schema/credits'
import { generation, generationStage } from '@studiolo/db/schema/generation'
import { attempt } from '@studiolo/db/schema/providers'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { RenditionKind } from '@studiolo/db/states/asset'
import { stageNames } from '@studiolo/db/states/generation'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { addMs, HOUR_MS } from '../kernel/clock'
import type { Ctx } from '../kernel/context'
import type { ErrorKind } from '../kernel/errors'
import type { AttemptEvidence, GenerationEvidence, ResultEvidence } from './contract'
import type { RecoveryFinding } from './findings/contract'
import { measureFiles } from './measure-files'

export type Generation = typeof generation.$inferSelect
type Asset = typeof asset.$inferSelect

/** What a creator takes away: a result has one of them. */
const downloadable: ReadonlySet<RenditionKind> = new Set(['mp4', 'audio'])

const lostFindings: RecoveryFinding[] = ['result-missing', 'result-damaged', 'many-alike']

/** What our records and our storage say about a generation's charge. Takes the pool: storage may be slow to answer. */
export async function gatherGeneration(ctx: Ctx, row: Generation): Promise<GenerationEvidence> {
  const { status, settlement, recipe, errorKind, errorId, quotedCredits } = row
  const [[held], attempts, stages, result, alikeLastHour] = await Promise.all([
    ctx.db.select().from(hold).where(eq(hold.id, row.holdId)),
    readAttempts(ctx, row),
    readStages(ctx, row),
    readResult(ctx, row),
    countAlike(ctx),
  ])
  return {
    kind: 'generation',
    status,
    settlement,
    recipe,
    error: errorKind ? { kind: errorKind as ErrorKind, id: errorId } : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: isoOf(row.finishedAt),
    charge: {
      quoted: quotedCredits,
      captured: held?.captured ?? 0,
      reversed: held?.reversed ?? 0,
      hold: held?.state ?? null,
    },
    attempts,
    stages,
    result,
    alikeLastHour,
  }
}

/** An instant as the evidence keeps it. */
export function isoOf(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

async function readAttempts(ctx: Ctx, { id }: Generation): Promise<AttemptEvidence[]> {
  const { stepIndex, number, providerId, model, state, outcome, code, startedAt, finishedAt } = attempt
  const rows = await ctx.db
    .select({ id: attempt.id, stepIndex, number, providerId, model, state, outcome, code, startedAt, finishedAt })
    .from(attempt)
    .where(eq(attempt.generationId, id))
    .orderBy(asc(attempt.stepIndex), asc(attempt.number))
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString(), finishedAt: isoOf(row.finishedAt) }))
}

async function readStages(ctx: Ctx, { id }: Generation): Promise<GenerationEvidence['stages']> {
  const rows = await ctx.db.select().from(generationStage).where(eq(generationStage.generationId, id))
  return rows
    .toSorted((a, b) => stageNames.indexOf(a.name) - stageNames.indexOf(b.name))
    .map(({ name, state, startedAt, finishedAt }) => ({
      name,
      state,
      startedAt: isoOf(startedAt),
      finishedAt: isoOf(finishedAt),
    }))
}

async function readResult(ctx: Ctx, { id, input }: Generation): Promise<ResultEvidence | null> {
  const [published] = await ctx.db.select().from(asset).where(eq(asset.generationId, id))
  if (!published) return null
  const { kind, deletedAt, durationMs, width, height } = published
  const facts = {
    kind,
    deletedAt: isoOf(deletedAt),
    ordered: orderedOf(input),
    delivered: { durationMs, width, height },
  }
  return { ...facts, ...(await readFiles(ctx, published)) }
}

async function readFiles(ctx: Ctx, { id }: Asset): Promise<Pick<ResultEvidence, 'isReadable' | 'files'>> {
  const rows = await ctx.db.select().from(rendition).where(eq(rendition.assetId, id)).orderBy(asc(rendition.kind))
  const describe = (stored: Map<string, number | null>) =>
    rows.map((file) => ({
      kind: file.kind,
      isMain: downloadable.has(file.kind),
      sizeBytes: file.sizeBytes,
      storedBytes: stored.get(file.storageKey) ?? null,
    }))
  try {
    return { isReadable: true, files: describe(await measureFiles(ctx, rows)) }
  } catch (error) {
    ctx.log.warn({ assetId: id, err: error }, 'storage could not be asked about a disputed result')
    return { isReadable: false, files: describe(new Map()) }
  }
}

/** What a recipe lets its creator choose and its price is reckoned from; a length that is only estimated is no promise. */
function orderedOf({ durationSeconds, resolution }: Record<string, unknown>): ResultEvidence['ordered'] {
  const lines = typeof resolution === 'string' ? /^(\d+)p$/.exec(resolution)?.[1] : undefined
  return {
    durationMs: typeof durationSeconds === 'number' ? durationSeconds * 1000 : null,
    lines: lines === undefined ? null : Number(lines),
  }
}

async function countAlike(ctx: Ctx): Promise<number> {
  const since = addMs(ctx.clock.now(), -HOUR_MS)
  const { finding, createdAt } = recoveryRequest
  return ctx.db.$count(recoveryRequest, and(inArray(finding, lostFindings), gt(createdAt, since)))
}

import { generationStage } from '@studiolo/db/schema/generation'
import { stageNames } from '@studiolo/db/states/generation'
import { uuidToId, type Id } from '@studiolo/db/states/ids'
import { inArray } from 'drizzle-orm'
import { assetsOfGenerations } from '../assets'
import type { Ctx } from '../kernel/context'
import type { ErrorKind } from '../kernel/errors'
import type { QuoteLine } from '../pricing/quote'
import { attemptsOf, findProvider } from '../providers'
import { recipeOf } from '../recipes'
import { isCancelable } from './cancelable'
import type { Generation } from './claim-generation'
import type { GenerationView, StageView } from './contract'
import { estimateLeft, learnPaces, type Paces } from './estimate'
import { queueOrder } from './queue-order'
import { seedOf } from './seed'

/** Rows as people see them, in the order given; a handful of queries for any number of rows. */
export async function viewGenerations(ctx: Ctx, rows: Generation[]): Promise<GenerationView[]> {
  const ids = rows.map((row) => row.id)
  const [stages, attempts, assets, positions, paces] = await Promise.all([
    stagesOf(ctx, ids),
    attemptsOf(ctx, ids),
    assetsOfGenerations(ctx, ids),
    positionsOf(ctx, rows),
    pacesOf(ctx, rows),
  ])
  return rows.map((row) => {
    const mine = stages.get(row.id) ?? []
    const last = attempts.findLast((attempt) => attempt.generationId === row.id)
    return {
      id: row.id,
      recipe: row.recipe,
      input: row.input,
      seed: seedOf(row),
      title: recipeOf(row.recipe)?.contract.title(row.input) ?? row.recipe,
      status: row.status,
      settlement: row.settlement,
      stages: mine,
      stage: row.stage,
      progress: row.percent,
      eta: etaOf(ctx, row, mine, paces.get(row.recipe)),
      queuePosition: positions.get(row.id),
      credits: creditsOf(row),
      quoteLines: row.quoteLines as QuoteLine[],
      assets: assets.filter((asset) => asset.generationId === row.id),
      error: row.errorKind
        ? { id: row.errorId, kind: row.errorKind as ErrorKind, meta: row.errorMeta ?? {} }
        : undefined,
      provider: last ? (findProvider(last.providerId)?.name ?? last.providerId) : null,
      cancel: { possible: isCancelable(row), releases: isCancelable(row) },
      sourceId: row.sourceId,
      createdAt: row.createdAt,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
    }
  })
}

function creditsOf({ quotedCredits, chargedCredits, settlement }: Generation): GenerationView['credits'] {
  return {
    quoted: quotedCredits,
    held: settlement === 'held' ? quotedCredits : 0,
    charged: chargedCredits,
    released: settlement === 'held' ? 0 : quotedCredits - chargedCredits,
  }
}

function etaOf(ctx: Ctx, row: Generation, stages: StageView[], paces: Paces | undefined) {
  if (row.status !== 'running' || !paces) return undefined
  const stage = stages.find(({ name }) => name === row.stage)
  const elapsedMs = stage?.startedAt ? ctx.clock.now().getTime() - stage.startedAt.getTime() : 0
  return estimateLeft(paces, {
    stage: row.stage,
    percent: stage?.percent ?? 0,
    elapsedMs,
    quotedCredits: row.quotedCredits,
  })
}

async function stagesOf(ctx: Ctx, ids: Id<'gen'>[]): Promise<Map<string, StageView[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.select().from(generationStage).where(inArray(generationStage.generationId, ids))
  rows.sort((a, b) => stageNames.indexOf(a.name) - stageNames.indexOf(b.name))
  const byGeneration = Map.groupBy(rows, (row) => row.generationId)
  return new Map([...byGeneration].map(([id, stages]) => [id, stages.map(({ generationId: _, ...stage }) => stage)]))
}

async function positionsOf(ctx: Ctx, rows: Generation[]): Promise<Map<string, number>> {
  if (!rows.some((row) => row.status === 'queued')) return new Map()
  const waiting = new Set(rows.map((row) => row.id))
  const line = await ctx.db.execute<{ id: string; position: number }>(queueOrder())
  return new Map(
    [...line]
      .map((row): [Id<'gen'>, number] => [uuidToId('gen', row.id), row.position])
      .filter(([id]) => waiting.has(id)),
  )
}

async function pacesOf(ctx: Ctx, rows: Generation[]): Promise<Map<string, Paces>> {
  const recipes = [...new Set(rows.filter((row) => row.status === 'running').map((row) => row.recipe))]
  return new Map(
    await Promise.all(recipes.map(async (recipe): Promise<[string, Paces]> => [recipe, await learnPaces(ctx, recipe)])),
  )
}

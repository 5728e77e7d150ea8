import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { assetIdOf, assetPrefix, publishAsset } from '../assets'
import { findUser } from '../identity'
import type { Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { processMedia, publishMedia, withScratch, type ProcessedMedia } from '../media'
import { currentAttempt, removeStoredResults, type Result } from '../providers'
import { recipeOf } from '../recipes'
import { storageConfig } from '../storage'
import { claimGeneration, holdsClaim, withClaim, type Claim } from './claim-generation'
import { generationJob } from './generation-job'
import { ingest } from './jobs'
import { createProgressGate } from './progress-gate'
import { settleSucceeded } from './settle-generation'
import { enterStage, publishChange } from './stages'
import type { StageName } from '@studiolo/db/states/generation'

const INGEST_STAGES: StageName[] = ['downloading', 'processing', 'publishing']
/** A result larger than this is refused. */
const MAX_RESULT_BYTES = 4 * 1024 ** 3

/** Downloads the result, processes it, publishes it under the number of its claim and settles. A re-run starts over in a place of its own. */
export const ingestJob = generationJob(ingest, async (ctx, id, { late = false }, run) => {
  const claim = await claimGeneration(
    ctx,
    id,
    late ? { stages: ['generating', ...INGEST_STAGES], statuses: ['failed'] } : { stages: INGEST_STAGES },
  )
  if (!claim || (late && (await isGone(ctx, claim)))) return
  const { scratchRoot } = ctx.config(storageConfig)
  await withScratch(scratchRoot, run.workerId, id, async (folder) => {
    const gate = createProgressGate(ctx, claim, run.signal)
    try {
      const result = await resultOf(ctx, claim)
      const inputPath = join(folder, 'input')
      await download(ctx, result, inputPath, gate.signal)

      await advance(ctx, claim, 'processing', late)
      const media = await processMedia(ctx, {
        inputPath,
        scratchDir: folder,
        signal: gate.signal,
        onProgress: (percent) => gate.report('processing', percent),
      })

      await advance(ctx, claim, 'publishing', late)
      await gate.settled()
      await publish(ctx, claim, media)
      await rm(folder, { recursive: true, force: true })
    } catch (error) {
      // Whoever took the generation over goes on; this run's trouble is none of theirs.
      if (gate.lost || !(await holdsClaim(ctx, claim))) return
      throw error
    }
  })
})

/** Asked with the claim in hand: whoever removes a deleted person's files ends the claims of before. */
async function isGone(ctx: Ctx, { generation }: Claim): Promise<boolean> {
  return (await findUser(ctx, generation.userId))?.state === 'deleted'
}

async function resultOf(ctx: Ctx, { id, generation }: Claim): Promise<Result> {
  const attempt = await currentAttempt(ctx, id, generation.stepIndex)
  const [result] = (attempt?.results ?? []) as unknown as Result[]
  if (!result) throw new AppError('PROVIDER_REFUSED', { message: `${attempt?.providerId} succeeded without a result` })
  return result
}

async function download(ctx: Ctx, result: Result, path: string, signal: AbortSignal): Promise<void> {
  if (result.kind === 'stored') return ctx.storage.fetchFile(result.storageKey, path)
  const response = await ctx.fetch(result.url, { signal })
  if (!response.ok || !response.body)
    throw new AppError('UNAVAILABLE', { message: `the result answered ${response.status}` })
  let bytes = 0
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_RESULT_BYTES)
      body.destroy(new AppError('PROVIDER_REFUSED', { message: 'the result is larger than 4 GiB' }))
  })
  await pipeline(body, createWriteStream(path), { signal })
}

/** A late result moves no stages: its creator was told long ago, and hears again when it is there. */
async function advance(ctx: Ctx, claim: Claim, stage: StageName, late: boolean): Promise<void> {
  if (late) return
  await withClaim(ctx, claim, async (ctx, row) => {
    await enterStage(ctx, row, stage)
    await publishChange(ctx, { ...row, stage })
  })
}

async function publish(ctx: Ctx, claim: Claim, media: ProcessedMedia): Promise<void> {
  const { id, generation } = claim
  const prefix = publishedPrefix(claim)
  const renditions = await publishMedia(ctx, { prefix, media })
  const { recipe, userId, input } = generation
  const contract = recipeOf(recipe)?.contract
  const isSettled = await withClaim(ctx, claim, async (ctx, row) => {
    const { durationMs, width, height } = media.facts
    const kind = contract?.makes ?? 'video'
    await publishAsset(ctx, {
      userId,
      generationId: id,
      kind,
      recipe,
      title: contract?.title(input) ?? recipe,
      durationMs: durationMs ?? null,
      width: width ?? null,
      height: height ?? null,
      renditions,
    })
    await settleSucceeded(ctx, row)
    return true
  })
  await clearAway(ctx, claim, isSettled ? 'left by others' : 'own')
}

/** A place of the claim's own: what a run that lost its claim still writes or removes is never another's. */
function publishedPrefix({ id, fence }: Claim): string {
  return `${assetPrefix(assetIdOf(id))}${fence}/`
}

/** Removes what is of no use any more: the provider's result and the files of runs that died, or this run's when its claim had ended. */
async function clearAway(ctx: Ctx, claim: Claim, which: 'own' | 'left by others'): Promise<void> {
  const mine = publishedPrefix(claim)
  try {
    if (which === 'own') return await ctx.storage.removeAll(mine)
    await removeStoredResults(ctx, [claim.id])
    for await (const { key } of ctx.storage.list(assetPrefix(assetIdOf(claim.id)))) {
      if (!key.startsWith(mine)) await ctx.storage.remove(key)
    }
  } catch (error) {
    ctx.log.warn({ generationId: claim.id, which, err: error }, 'unused files could not be removed')
  }
}

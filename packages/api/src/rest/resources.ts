import type { AssetView, RenditionView } from '@studiolo/core/assets/contract'
import type { GenerationView } from '@studiolo/core/generation/contract'
import { errorKinds } from '@studiolo/core/kernel/errors'
import type { Quote } from '@studiolo/core/pricing'
import type { RenditionKind } from '@studiolo/db/states/asset'
import type { Language } from '@studiolo/db/states/user'
import type { z } from 'zod'
import { describeError } from '../errors/describe-error'
import type * as schemas from './schemas'

type Wire<S extends z.ZodType> = z.input<S>

/** The rendition that is the thing itself, best first. */
const MAIN: RenditionKind[] = ['mp4', 'audio', 'poster']

/** A generation as REST tells it. */
export function toGeneration(view: GenerationView, language: Language): Wire<typeof schemas.generation> {
  const { id, recipe, input, title, status, settlement, progress, eta, queuePosition, credits, sourceId } = view
  return {
    id,
    recipe,
    input,
    title,
    status,
    settlement,
    stages: view.stages.map(({ name, state, percent, startedAt, finishedAt }) => ({
      name,
      state,
      percent,
      startedAt: instant(startedAt),
      finishedAt: instant(finishedAt),
    })),
    progress,
    ...(eta && { etaSeconds: eta.seconds }),
    ...(queuePosition !== undefined && { queuePosition }),
    credits,
    assets: view.assets.map(toAsset),
    ...(view.error && { error: toFailure(view.error, language) }),
    sourceId,
    createdAt: view.createdAt.toISOString(),
    startedAt: instant(view.startedAt),
    finishedAt: instant(view.finishedAt),
  }
}

/** An asset with the address of the file itself, and of everything derived from it. */
export function toAsset(view: AssetView): Wire<typeof schemas.asset> {
  const main = MAIN.map((kind) => view.renditions.find((rendition) => rendition.kind === kind)).find(Boolean)
  return {
    id: view.id,
    generationId: view.generationId,
    kind: view.kind,
    mimeType: main?.mimeType ?? 'application/octet-stream',
    url: main?.url ?? '',
    downloadUrl: main?.downloadUrl ?? '',
    title: view.title,
    recipe: view.recipe,
    durationMs: view.durationMs,
    width: view.width,
    height: view.height,
    sizeBytes: view.sizeBytes,
    renditions: view.renditions.map(toRendition),
    createdAt: view.createdAt.toISOString(),
  }
}

function toRendition(view: RenditionView): Wire<typeof schemas.rendition> {
  const { kind, mimeType, url, downloadUrl, sizeBytes, width, height, durationMs } = view
  return { kind, mimeType, url, downloadUrl, sizeBytes, width, height, durationMs }
}

/** Prices in credits; the parts are hundredths inside. */
export function toQuote({ credits, lines }: Quote): Wire<typeof schemas.quote> {
  return { credits, lines: lines.map(({ label, hundredths }) => ({ label, credits: hundredths / 100 })) }
}

function toFailure(error: NonNullable<GenerationView['error']>, language: Language) {
  const { id, kind, meta } = error
  return { id, code: kind, ...describeError(kind, meta, language), retryable: errorKinds[kind].retryable }
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

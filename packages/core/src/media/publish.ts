import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RenditionKind } from '@studiolo/db/states/asset'
import type { Ctx } from '../kernel/context'
import { contentTypeOf } from '../storage'
import type { ProcessedMedia } from './process-media'
import type { MadeRendition } from './renditions'

/** A rendition as it lies in storage, ready for its row. */
export interface PublishedRendition {
  kind: RenditionKind
  storageKey: string
  mimeType: string
  /** With its companions: what it takes of the disk. */
  sizeBytes: number
  width?: number
  height?: number
  durationMs?: number
  facts: Record<string, unknown>
}

export interface PublishInput {
  /** Where the files go, e.g. `assets/ast_…/3`: a place of the caller's own, for nobody else writes or removes there. */
  prefix: string
  media: ProcessedMedia
}

/**
 * Puts everything into storage under deterministic names in `prefix`, the master playlist last. When one file cannot be
 * stored (STORAGE_FULL), those already written are removed and the error goes on.
 */
export async function publishMedia(
  ctx: Pick<Ctx, 'storage' | 'log'>,
  { prefix, media }: PublishInput,
): Promise<PublishedRendition[]> {
  const root = prefix.replace(/\/$/, '')
  const written: string[] = []
  const published: PublishedRendition[] = []
  try {
    for (const rendition of media.renditions) {
      let sizeBytes = 0
      for (const file of [...rendition.companions, rendition.file]) {
        const key = `${root}/${file}`
        sizeBytes += (await stat(join(media.folder, file))).size
        await ctx.storage.putFile(key, join(media.folder, file))
        written.push(key)
      }
      published.push(describe(rendition, `${root}/${rendition.file}`, sizeBytes))
    }
    return published
  } catch (error) {
    const undone = await Promise.allSettled(written.map((key) => ctx.storage.remove(key)))
    const left = undone.filter(({ status }) => status === 'rejected').length
    if (left > 0) ctx.log.warn({ prefix: root, left }, 'half-published files could not be removed')
    throw error
  }
}

function describe(
  { kind, width, height, durationMs, facts }: MadeRendition,
  storageKey: string,
  sizeBytes: number,
): PublishedRendition {
  return { kind, storageKey, mimeType: contentTypeOf(storageKey), sizeBytes, width, height, durationMs, facts }
}

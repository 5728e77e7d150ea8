import type { rendition } from '@studiolo/db/schema/assets'
import type { Ctx } from '../kernel/context'

type Rendition = Pick<typeof rendition.$inferSelect, 'kind' | 'storageKey'>

/**
 * How many bytes of each rendition lie in storage, by its key; null for one that is not there. The streaming form is
 * counted with the rungs and segments its playlist names: they share its folder with nothing else.
 */
export async function measureFiles(ctx: Ctx, files: readonly Rendition[]): Promise<Map<string, number | null>> {
  const measured = await Promise.all(
    files.map(async ({ kind, storageKey }): Promise<[string, number | null]> => {
      const playlistOrFile = await ctx.storage.stat(storageKey)
      if (!playlistOrFile || kind !== 'hls') return [storageKey, playlistOrFile?.sizeBytes ?? null]
      return [storageKey, await sizeOfFolder(ctx, storageKey.slice(0, storageKey.lastIndexOf('/') + 1))]
    }),
  )
  return new Map(measured)
}

async function sizeOfFolder(ctx: Ctx, folder: string): Promise<number> {
  let bytes = 0
  for await (const { sizeBytes } of ctx.storage.list(folder)) bytes += sizeBytes
  return bytes
}

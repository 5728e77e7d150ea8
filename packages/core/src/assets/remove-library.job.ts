import { asset } from '@studiolo/db/schema/assets'
import type { Id } from '@studiolo/db/states/ids'
import { eq, inArray } from 'drizzle-orm'
import { implementJob } from '../jobs'
import { removeLibrary } from './jobs'
import { assetPrefix } from './publish-asset'

const AT_ONCE = 50

/** Files first, then the rows that name them: a run that dies in between is finished by the next. */
export const removeLibraryJob = implementJob(removeLibrary, async (ctx, { userId }, run) => {
  for (let removed = 0; ;) {
    run.signal.throwIfAborted()
    const rows = await ctx.db
      .select({ id: asset.id })
      .from(asset)
      .where(eq(asset.userId, userId as Id<'usr'>))
      .limit(AT_ONCE)
    if (rows.length === 0) return ctx.log.info({ userId, removed }, 'a library was removed')
    const ids = rows.map((row) => row.id)
    for (const id of ids) await ctx.storage.removeAll(assetPrefix(id))
    await ctx.db.delete(asset).where(inArray(asset.id, ids))
    removed += ids.length
  }
})

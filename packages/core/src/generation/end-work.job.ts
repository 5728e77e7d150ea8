import { generation } from '@studiolo/db/schema/generation'
import { liveGenerationStates } from '@studiolo/db/states/generation'
import type { Id } from '@studiolo/db/states/ids'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { assetIdOf, assetPrefix, removeLibrary } from '../assets'
import { endWork, findUser } from '../identity'
import { enqueue, implementJob } from '../jobs'
import { inTransaction, type Ctx } from '../kernel/context'
import { removeStoredResults } from '../providers'
import { cancelHeld } from './cancel-held'
import { lockGeneration } from './claim-generation'

const AT_ONCE = 500

/** Cancels all that is live of a suspended or deleted person. Somebody let in again meanwhile keeps what they started. */
export const endWorkJob = implementJob(endWork, async (ctx, payload, run) => {
  const userId = payload.userId as Id<'usr'>
  const person = await findUser(ctx, userId)
  if (!person || person.state === 'active') return
  for (const id of await liveOf(ctx, userId)) {
    run.signal.throwIfAborted()
    await cancelOne(ctx, id, `user.${person.state}`)
  }
  if (person.state === 'deleted') await removeFiles(ctx, userId, run.signal)
})

async function liveOf(ctx: Ctx, userId: Id<'usr'>): Promise<Id<'gen'>[]> {
  const rows = await ctx.db
    .select({ id: generation.id })
    .from(generation)
    .where(and(eq(generation.userId, userId), inArray(generation.status, [...liveGenerationStates])))
    .orderBy(asc(generation.id))
  return rows.map((row) => row.id)
}

function cancelOne(ctx: Ctx, id: Id<'gen'>, reason: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockGeneration(ctx, id)
    if (row?.status === 'queued' || row?.status === 'running') await cancelHeld(ctx, row, reason)
  })
}

/** After this nothing can publish for them: a late result that is being ingested loses its claim, and none begins again. */
async function removeFiles(ctx: Ctx, userId: Id<'usr'>, signal: AbortSignal): Promise<void> {
  await ctx.db
    .update(generation)
    .set({ fence: sql`${generation.fence} + 1` })
    .where(and(eq(generation.userId, userId), eq(generation.status, 'failed')))
  const all = await ctx.db
    .select({ id: generation.id, status: generation.status })
    .from(generation)
    .where(eq(generation.userId, userId))
  for (let from = 0; from < all.length; from += AT_ONCE) {
    signal.throwIfAborted()
    const some = all.slice(from, from + AT_ONCE)
    await removeStoredResults(
      ctx,
      some.map(({ id }) => id),
    )
    // No asset names what a run that died left half published.
    for (const { id, status } of some)
      if (status !== 'succeeded') await ctx.storage.removeAll(assetPrefix(assetIdOf(id)))
  }
  await inTransaction(ctx, (ctx) => enqueue(ctx, removeLibrary, { userId }, { key: `remove-library:${userId}` }))
}

import { loadavg } from 'node:os'
import type { Ctx } from '@studiolo/core/kernel/context'
import { schema } from '@studiolo/db/schema'
import { eq } from 'drizzle-orm'

const BEAT_MS = 5000

/** Writes what web and admins must know of this worker, and again every five seconds; for people only, liveness is the lock. */
export async function beatWorkerRow(
  ctx: Ctx,
  id: string,
  facts: Record<string, unknown>,
): Promise<{ stop(): Promise<void> }> {
  const { worker } = schema
  const now = ctx.clock.now()
  await ctx.db.insert(worker).values({ id, startedAt: now, heardAt: now, facts })
  const beat = () =>
    ctx.db
      .update(worker)
      .set({ heardAt: ctx.clock.now(), facts: { ...facts, load: loadavg() } })
      .where(eq(worker.id, id))
  const timer = setInterval(() => {
    beat().catch((error) => ctx.log.warn({ err: error }, 'the worker row could not be written'))
  }, BEAT_MS)
  return {
    async stop() {
      clearInterval(timer)
      await ctx.db.update(worker).set({ stoppedAt: ctx.clock.now() }).where(eq(worker.id, id))
    },
  }
}

import { sql } from 'drizzle-orm'
import type { Ctx } from '../kernel/context'

/** Resolves when a transaction of this database waits for a lock of another. */
export async function untilSomebodyWaits(ctx: Ctx): Promise<void> {
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  for (;;) if ((await ctx.db.execute(waiting)).length > 0) return
}

import { sql } from 'drizzle-orm'
import type { TxCtx } from '../../kernel/context'

/**
 * Lets one transaction at a time decide who owns an address or an outside door, also while no row of it exists yet.
 * Take a door's lock before an address's, so that two can never wait for each other.
 */
export async function lockName(ctx: TxCtx, kind: 'door' | 'email', name: string): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${name}`}, 0))`)
}

import { grantCredits } from '@studiolo/core/credits'
import { actorName } from '@studiolo/core/kernel/actor'
import type { TxCtx } from '@studiolo/core/kernel/context'
import { idToUuid, type Id } from '@studiolo/db/states/ids'
import { sql } from 'drizzle-orm'
import type { PastRun } from './past-run'

export interface IdentifiedRun extends PastRun {
  id: Id<'gen'>
}

/**
 * Gives what a batch of runs needs, then holds and settles one after the other through the ledger's own functions: one
 * round trip for all. Answers the hold of each run.
 */
export async function moveCredits(ctx: TxCtx, userId: Id<'usr'>, runs: IdentifiedRun[]): Promise<Map<string, number>> {
  const [first] = runs
  if (!first) return new Map()
  const amount = runs.reduce((sum, run) => sum + run.quote.credits, 0)
  const then = { ...ctx, clock: { now: () => first.createdAt } }
  await grantCredits(then, {
    userId,
    amount,
    source: 'promotion',
    idempotencyKey: `seed:${userId}:${first.place}`,
    reason: 'seed',
  })
  const orders = runs.map(({ id, quote, fate, createdAt, finishedAt }) => ({
    id,
    amount: quote.credits,
    reason: fate.status === 'failed' ? fate.kind : fate.status,
    captured: fate.status === 'succeeded',
    held_at: createdAt,
    settled_at: finishedAt,
  }))
  const rows = await ctx.db.execute<{ id: string; hold_id: string; held: string; settled: string }>(sql`
    select run.id, hold.hold_id, hold.outcome as held, settled.outcome as settled
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as run(
      id text, amount bigint, reason text, captured boolean, held_at timestamptz, settled_at timestamptz
    )
    cross join lateral ledger_hold(
      ${idToUuid(userId)}::uuid, run.amount, 'hold:' || run.id, ${actorName({ kind: 'user', userId, role: 'user' })},
      'generation', run.held_at
    ) hold
    cross join lateral (
      select outcome from ledger_capture(
        hold.hold_id, run.amount, 'capture:' || run.id, ${actorName(ctx.actor)}, run.reason, run.settled_at
      ) where run.captured
      union all
      select outcome from ledger_release(
        hold.hold_id, 'release:' || run.id, ${actorName(ctx.actor)}, run.reason, run.settled_at
      ) where not run.captured
    ) settled`)
  const refused = [...rows].find(({ held, settled }) => held !== 'done' || settled !== 'done')
  if (refused || rows.length !== runs.length)
    throw new Error(`the ledger refused a seed: ${JSON.stringify(refused ?? rows.length)}`)
  return new Map([...rows].map(({ id, hold_id }) => [id, Number(hold_id)]))
}

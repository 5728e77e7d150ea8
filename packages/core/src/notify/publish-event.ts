import { sql } from 'drizzle-orm'
import { idToUuid, type Id } from '@studiolo/db/states/ids'
import type { TxCtx } from '../kernel/context'
import type { LiveEvent } from './declare-event'

/** The channel every web process listens on; the payload is `<user id>:<event id>`. */
export const LIVE_CHANNEL = 'studiolo_live'

/**
 * Publishes an event to all open browsers of a creator when the transaction commits. Call it last: the counter row it
 * locks makes a creator's event ids commit in order, so a replay after a reconnect misses nothing. The payload
 * is checked here, so that the browser can believe it.
 */
export async function publishEvent<P extends Record<string, unknown>>(
  ctx: TxCtx,
  userId: Id<'usr'>,
  event: LiveEvent<P>,
  payload: NoInfer<P>,
): Promise<void> {
  await ctx.db.execute(sql`
    with bumped as (
      insert into live_counter (user_id, last_id) values (${idToUuid(userId)}::uuid, 1)
      on conflict (user_id) do update set last_id = live_counter.last_id + 1
      returning last_id
    ), kept as (
      insert into live_event (user_id, id, type, payload, created_at)
      select ${idToUuid(userId)}::uuid, last_id, ${event.type}, ${JSON.stringify(event.payload.parse(payload))}::jsonb, ${ctx.clock.now().toISOString()}::timestamptz
      from bumped
      returning id
    )
    select pg_notify(${LIVE_CHANNEL}, ${userId} || ':' || id) from kept`)
}

import { sql, type SQL } from 'drizzle-orm'

/**
 * The waiting generations in the order they will start. Turns go round between creators: a creator's n-th turn counts
 * what they have running; on the same turn the least recently served goes first, then the oldest.
 */
export function queueOrder(): SQL {
  return sql`
    select waiting.id, waiting.user_id, waiting.turn,
      row_number() over (order by waiting.turn, creator_turn.served_at nulls first, waiting.created_at, waiting.id)::int as position
    from (
      select queued.id, queued.user_id, queued.created_at,
        row_number() over (partition by queued.user_id order by queued.created_at, queued.id) + coalesce(busy.running, 0) as turn
      from generation queued
      left join (
        select user_id, count(*) as running from generation where status in ('running', 'canceling') group by user_id
      ) busy on busy.user_id = queued.user_id
      where queued.status = 'queued'
    ) waiting
    left join creator_turn on creator_turn.user_id = waiting.user_id`
}

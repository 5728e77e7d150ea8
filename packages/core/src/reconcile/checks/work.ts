import { liveGenerationStates } from '@studiolo/db/states/generation'
import { sql } from 'drizzle-orm'
import { id } from './public-ids'

const live = sql.raw(liveGenerationStates.map((state) => `'${state}'`).join(', '))

/** Does what was held, charged and counted agree with what was made? */
export const workChecks = {
  /** An open hold has a generation that lives, and the other way round. */
  holds: sql`
    select concat_ws(' ', ${id('gen', 'g.id')}, ${id('hld', 'coalesce(h.id, g.hold_id)')}) as subject,
      case when g.id is null then 'a generation' when g.status in (${live}) then 'open' else 'settled' end as expected,
      coalesce(h.state::text, 'none') as found
    from hold h full join generation g on g.hold_id = h.id
    where (h.state = 'open') is distinct from (g.status in (${live}) and g.settlement = 'held')`,

  /** Charged is what succeeded and was not delivered late for nothing. */
  captures: sql`
    select ${id('gen', 'g.id')} as subject, g.charged_credits::text || ' ' || g.settlement as expected,
      h.captured::text || ' ' || h.state as found
    from generation g join hold h on h.id = g.hold_id
    where g.charged_credits <> h.captured
      or (g.settlement = 'captured') <> (h.captured > 0)
      or (g.settlement = 'captured' and g.status <> 'succeeded')
      or (g.status = 'succeeded' and g.settlement not in ('captured', 'waived'))`,

  /**
   * What a plan counts as used on a day (UTC) is what was started on it and not given back, over the last month: the
   * longest a limit counts. Only since uses are counted; the day that began on only where nothing is older than it.
   */
  usage: sql`
    with span as (
      select greatest(
        first + (exists (select from generation g where g.created_at < first::timestamp at time zone 'UTC'))::int, last - 31
      ) as since
      from (select min(day) as first, max(day) as last from plan_usage) days
    ), counted as (
      select user_id, operation, day, used from plan_usage, span where day >= since and used > 0
    ), started as (
      select user_id, recipe as operation, (created_at at time zone 'UTC')::date as day, count(*)::int as used
      from generation, span
      where created_at >= since::timestamp at time zone 'UTC' and settlement in ('held', 'captured') group by 1, 2, 3
    )
    select concat_ws(' ', ${id('usr', 'user_id')}, operation, day) as subject, coalesce(started.used, 0)::text as expected,
      coalesce(counted.used, 0)::text as found
    from counted full join started using (user_id, operation, day) where started.used is distinct from counted.used`,
}

import { liveGenerationStates } from '@studiolo/db/states/generation'
import type { CheckName } from '@studiolo/db/states/reconcile'
import { sql, type SQL } from 'drizzle-orm'

const live = sql.raw(liveGenerationStates.map((state) => `'${state}'`).join(', '))
/** A public id as its row keeps it; the report shows it in its public form. */
const uuid = (prefix: string, column: string) => sql.raw(`'${prefix}:' || ${column}`)

/**
 * What must agree, each as a query for what does not: `subject`, `expected`, `found`. All read one snapshot, so a
 * movement in between is no difference.
 */
export const checks: Readonly<Record<CheckName, SQL>> = {
  /** A wallet has what its transfers add up to. */
  balances: sql`
    select 'wallet ' || w.id as subject, concat_ws(' ', coalesce(s.available, 0), coalesce(s.held, 0), coalesce(s.debt, 0)) as expected,
      concat_ws(' ', w.available, w.held, w.debt) as found
    from wallet w left join (
      select wallet_id,
        sum(amount * ((credit_account = 'available')::int - (debit_account = 'available')::int)) as available,
        sum(amount * ((credit_account = 'held')::int - (debit_account = 'held')::int)) as held,
        sum(amount * ((debit_account = 'debt')::int - (credit_account = 'debt')::int)) as debt
      from transfer group by wallet_id
    ) s on s.wallet_id = w.id
    where (w.available, w.held, w.debt) is distinct from (coalesce(s.available, 0), coalesce(s.held, 0), coalesce(s.debt, 0))`,

  /** What was granted, less what was charged and what expired, is what is there. */
  conservation: sql`
    select 'wallet ' || w.id as subject, (s.issued - s.burnt - s.expired)::text as expected, (w.available + w.held - w.debt)::text as found
    from wallet w join (
      select wallet_id,
        sum(amount * ((debit_account = 'issued')::int - (credit_account = 'issued')::int)) as issued,
        sum(amount * ((credit_account = 'revenue')::int - (debit_account = 'revenue')::int)) as burnt,
        sum(amount * (credit_account = 'expired')::int) as expired
      from transfer group by wallet_id
    ) s on s.wallet_id = w.id
    where s.issued - s.burnt - s.expired <> w.available + w.held - w.debt`,

  /** The lots of a wallet have left what the wallet has available. */
  lots: sql`
    select 'wallet ' || w.id as subject, w.available::text as expected, coalesce(sum(g.remaining), 0)::text as found
    from wallet w left join credit_grant g on g.wallet_id = w.id
    group by w.id having w.available <> coalesce(sum(g.remaining), 0)`,

  /** A grant is one transfer of the same amount. */
  grants: sql`
    select 'grant ' || coalesce(g.id, t.id) as subject, coalesce(t.amount::text, 'none') as expected, coalesce(g.amount::text, 'none') as found
    from credit_grant g full join (select id, amount from transfer where kind = 'grant') t on t.id = g.id
    where g.amount is distinct from t.amount`,

  /** What a wallet holds is what its open holds keep. */
  held: sql`
    select 'wallet ' || w.id as subject, coalesce(sum(h.amount - h.captured - h.released), 0)::text as expected, w.held::text as found
    from wallet w left join hold h on h.wallet_id = w.id
    group by w.id having w.held <> coalesce(sum(h.amount - h.captured - h.released), 0)`,

  /** An open hold has a generation that lives, and the other way round. */
  holds: sql`
    select coalesce(${uuid('gen', 'g.id')}, 'hold ' || h.id) as subject,
      case when g.id is null then 'a generation' when g.status in (${live}) then 'open' else 'settled' end as expected,
      coalesce(h.state::text, 'none') as found
    from hold h full join generation g on g.hold_id = h.id
    where (h.state = 'open') is distinct from (g.status in (${live}) and g.settlement = 'held')`,

  /** Charged is what succeeded and was not delivered late for nothing. */
  captures: sql`
    select ${uuid('gen', 'g.id')} as subject, g.charged_credits::text || ' ' || g.settlement as expected,
      h.captured::text || ' ' || h.state as found
    from generation g join hold h on h.id = g.hold_id
    where g.charged_credits <> h.captured
      or (g.settlement = 'captured') <> (h.captured > 0)
      or (g.settlement = 'captured' and g.status <> 'succeeded')
      or (g.status = 'succeeded' and g.settlement not in ('captured', 'waived'))`,

  /** Every paid order has its payment, and its credits were granted once. */
  payments: sql`
    select ${uuid('ord', 'o.id')} as subject, o.credits::text as expected, coalesce(first.amount::text, 'none') as found
    from "order" o left join lateral (
      select g.amount from payment_grant pg join credit_grant g on g.id = pg.grant_id
      where pg.payment_id = o.payment_id order by pg.grant_id limit 1
    ) first on true
    where o.package_id is not null and ((o.state = 'paid') <> (first.amount is not null) or first.amount <> o.credits)`,

  /** Every paid month of a plan was granted once, with the credits it stands for. */
  months: sql`
    select ${uuid('pay', 'p.id')} as subject, p.credits::text as expected, coalesce(first.amount::text, 'none') as found
    from payment p left join lateral (
      select g.amount from payment_grant pg join credit_grant g on g.id = pg.grant_id
      where pg.payment_id = p.id order by pg.grant_id limit 1
    ) first on true
    where p.subscription_id is not null and p.state not in ('announced', 'duplicate', 'unmatched')
      and p.credits <> coalesce(first.amount, 0)`,

  /** What refunds and disputes took back is what was clawed back and not restored. */
  clawbacks: sql`
    select ${uuid('pay', 'p.id')} as subject, p.taken_credits::text as expected, (sum(g.reversed) - sum(pg.credits) + coalesce(p.credits, o.credits))::text as found
    from payment p left join "order" o on o.payment_id = p.id join payment_grant pg on pg.payment_id = p.id join credit_grant g on g.id = pg.grant_id
    group by p.id, o.credits having p.taken_credits <> sum(g.reversed) - sum(pg.credits) + coalesce(p.credits, o.credits)`,

  /**
   * What came back of a charge is what a disputed charge was granted. And what an admin gave in place of an order's money
   * is a lot, of which nothing can be spent any more once that money has brought its own credits or has gone back.
   */
  recoveries: sql`
    select ${uuid('gen', 'g.id')} as subject, coalesce(r.credits, 0)::text as expected, h.reversed::text as found
    from generation g join hold h on h.id = g.hold_id left join recovery_request r on r.generation_id = g.id
    where h.reversed <> coalesce(r.credits, 0)
    union all
    select ${uuid('rcv', 'r.id')}, concat_ws(' - ', r.credits, r.taken_credits), coalesce(concat_ws(' - ', g.amount, g.reversed), 'none')
    from recovery_request r left join credit_grant g on g.id = r.grant_id
    where r.order_id is not null and r.credits > 0
      and (r.credits, r.taken_credits) is distinct from (g.amount, g.reversed)
    union all
    select distinct ${uuid('rcv', 'r.id')}, 'taken back', 'kept'
    from recovery_request r join credit_grant g on g.id = r.grant_id join payment p on p.order_id = r.order_id
    where g.reversed = 0 and g.expired_at is null and p.paid_at < now() - interval '1 hour' and (
      (
        p.state in ('duplicate', 'unmatched') and p.amount_minor <= coalesce(
          (select sum(amount_minor) from refund where payment_id = p.id and state = 'succeeded'), 0
        ) + coalesce((select sum(amount_minor) from dispute where payment_id = p.id and state = 'lost'), 0)
      ) or (
        r.decided_at < (select min(own.created_at) from payment_grant pg join credit_grant own on own.id = pg.grant_id where pg.payment_id = p.id)
        and not exists (
          select from payment o where o.order_id = p.order_id and o.id <> p.id
            and (o.state = 'unmatched' or (o.subscription_id is not null and o.state <> 'duplicate' and o.paid_at < p.paid_at))
        )
      )
    )`,

  /** Credits from a purchase have a payment. */
  purchases: sql`
    select 'grant ' || g.id as subject, 'a payment' as expected, 'none' as found
    from credit_grant g where g.source in ('purchase', 'subscription') and not exists (select from payment_grant pg where pg.grant_id = g.id)`,

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
    select 'usr:' || user_id || ' ' || operation || ' ' || day as subject, coalesce(started.used, 0)::text as expected,
      coalesce(counted.used, 0)::text as found
    from counted full join started using (user_id, operation, day) where started.used is distinct from counted.used`,
}

import { sql } from 'drizzle-orm'
import { id } from './public-ids'

/** The first lot a payment became. */
const firstLot = sql`
  select g.amount from payment_grant pg join credit_grant g on g.id = pg.grant_id
  where pg.payment_id = p.id order by pg.grant_id limit 1`

/** Did money and credits come and go together? */
export const moneyChecks = {
  /** Every paid order has its payment, every payment that counts its order, and what was ordered was granted. */
  payments: sql`
    select concat_ws(' ', ${id('ord', 'o.id')}, ${id('pay', 'p.id')}) as subject,
      case when o.id is null then 'an order' when p.id is null then 'a payment' else concat_ws(' ', 'paid', o.credits) end as expected,
      case when o.id is null or p.id is null then 'none'
        else concat_ws(' ', o.state, coalesce(first.amount::text, 'none'), ${id('pay', 'nullif(o.payment_id, p.id)')}) end as found
    from (select * from "order" where package_id is not null) o
      full join (
        select * from payment where paid_at is not null and subscription_id is null and state not in ('duplicate', 'unmatched')
      ) p on p.order_id = o.id
      left join lateral (${firstLot}) first on true
    where (o.state = 'paid', o.payment_id, first.amount)
      is distinct from (p.id is not null, p.id, case when p.id is not null then o.credits end)`,

  /** Every paid month of a plan was granted once, with the credits it stands for. */
  months: sql`
    select ${id('pay', 'p.id')} as subject, p.credits::text as expected, coalesce(first.amount::text, 'none') as found
    from payment p left join lateral (${firstLot}) first on true
    where p.subscription_id is not null and p.state not in ('announced', 'duplicate', 'unmatched')
      and p.credits <> coalesce(first.amount, 0)`,

  /**
   * Money that came twice is with its payer again two days later, or an admin gave credits for it. A bank that asks for it
   * has it as well, unless the dispute was won.
   */
  duplicates: sql`
    select concat_ws(' ', ${id('pay', 'p.id')}, ${id('ord', 'p.order_id')}) as subject,
      concat_ws(' ', p.amount_minor, p.currency, 'minor units back') as expected,
      concat_ws(' ', back.minor, p.currency, 'minor units back') as found
    from payment p cross join lateral (
      select greatest(
        p.returned_minor, coalesce((select sum(amount_minor) from refund where payment_id = p.id and state = 'succeeded'), 0)
      ) + coalesce((select sum(amount_minor) from dispute where payment_id = p.id and state <> 'won'), 0) as minor
    ) back
    where p.state = 'duplicate' and p.paid_at < now() - interval '2 days' and back.minor < p.amount_minor
      and not exists (
        select from recovery_request r where r.order_id = p.order_id and r.credits > r.taken_credits and r.decided_at > p.paid_at
      )`,

  /** What refunds and disputes took back is what was clawed back and not restored. */
  clawbacks: sql`
    select ${id('pay', 'p.id')} as subject, p.taken_credits::text as expected, (sum(g.reversed) - sum(pg.credits) + coalesce(p.credits, o.credits))::text as found
    from payment p left join "order" o on o.payment_id = p.id join payment_grant pg on pg.payment_id = p.id join credit_grant g on g.id = pg.grant_id
    group by p.id, o.credits having p.taken_credits <> sum(g.reversed) - sum(pg.credits) + coalesce(p.credits, o.credits)`,

  /**
   * What came back of a charge is what a disputed charge was granted. And what an admin gave in place of an order's money
   * is a lot, of which nothing can be spent any more once that money has brought its own credits or has gone back.
   */
  recoveries: sql`
    select concat_ws(' ', ${id('gen', 'g.id')}, ${id('rcv', 'r.id')}) as subject, coalesce(r.credits, 0)::text as expected, h.reversed::text as found
    from generation g join hold h on h.id = g.hold_id left join recovery_request r on r.generation_id = g.id
    where h.reversed <> coalesce(r.credits, 0)
    union all
    select ${id('rcv', 'r.id')}, concat_ws(' - ', r.credits, r.taken_credits), coalesce(concat_ws(' - ', g.amount, g.reversed), 'none')
    from recovery_request r left join credit_grant g on g.id = r.grant_id
    where r.order_id is not null and r.credits > 0 and (g.amount is distinct from r.credits or r.taken_credits > g.reversed)
    union all
    select ${id('rcv', 'r.id')}, 'taken back', 'kept'
    from recovery_request r join credit_grant g on g.id = r.grant_id cross join lateral (
      select count(*) as payments, bool_and(p.amount_minor <= greatest(p.returned_minor, coalesce(
          (select sum(amount_minor) from refund where payment_id = p.id and state = 'succeeded'), 0
        )) + coalesce((select sum(amount_minor) from dispute where payment_id = p.id and state = 'lost'), 0)) as are_gone
      from payment p where p.order_id = r.order_id and p.amount_minor > 0 and p.paid_at < now() - interval '1 hour'
        and p.state = case r.finding when 'paid-twice' then 'duplicate' else 'unmatched' end
    ) stood_in_for
    where g.reversed = 0 and g.expired_at is null and (are_gone or (payments = 0 and r.decided_at < (
      select own.created_at from payment p join payment_grant pg on pg.payment_id = p.id join credit_grant own on own.id = pg.grant_id
      where p.order_id = r.order_id and p.paid_at < now() - interval '1 hour' order by p.paid_at, own.id limit 1
    )))`,

  /** Credits from a purchase have a payment. */
  purchases: sql`
    select concat_ws(' ', ${id('trf', 'g.id')}, ${id('usr', 'w.user_id')}) as subject, 'a payment' as expected, 'none' as found
    from credit_grant g left join wallet w on w.id = g.wallet_id
    where g.source in ('purchase', 'subscription') and not exists (select from payment_grant pg where pg.grant_id = g.id)`,
}

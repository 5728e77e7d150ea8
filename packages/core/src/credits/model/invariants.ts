import type { Sql } from '@studiolo/db'

/**
 * What must hold after every batch, asked of the tables alone: each number is how often a rule is broken. `transfers` is
 * how many there are.
 */
export async function countBroken(sql: Sql, walletIds: number[]): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, string>[]>`
    with moved as (
      select t.*,
        t.amount * ((credit_account = 'available')::int - (debit_account = 'available')::int) as d_available,
        t.amount * ((credit_account = 'held')::int - (debit_account = 'held')::int) as d_held,
        t.amount * ((debit_account = 'debt')::int - (credit_account = 'debt')::int) as d_debt,
        t.amount * ((debit_account = 'issued')::int - (credit_account = 'issued')::int) as d_issued,
        t.amount * ((credit_account = 'revenue')::int - (debit_account = 'revenue')::int) as d_revenue,
        t.amount * (credit_account = 'expired')::int as d_expired
      from transfer t where wallet_id = any(${walletIds})
    ), chained as (
      select *,
        sum(d_available) over w as available_sum, sum(d_held) over w as held_sum, sum(d_debt) over w as debt_sum
      from moved window w as (partition by wallet_id order by id)
    ), summed as (
      select wallet_id, sum(d_available) as available, sum(d_held) as held, sum(d_debt) as debt,
        sum(d_issued) as issued, sum(d_revenue) as revenue, sum(d_expired) as expired
      from moved group by wallet_id
    ), settled as (
      select hold_id,
        coalesce(sum(amount) filter (where kind = 'hold'), 0) as amount,
        coalesce(sum(amount) filter (where kind = 'capture'), 0) as captured,
        coalesce(sum(amount) filter (where kind = 'release'), 0) as released,
        coalesce(sum(amount) filter (where kind = 'reversal'), 0) as reversed
      from moved where hold_id is not null group by hold_id
    )
    select
      (select count(*) from moved) as transfers,
      (select count(*) from chained where least(available_after, held_after, debt_after, amount - 1) < 0) as negative,
      (select count(*) from chained where
        (available_after, held_after, debt_after) is distinct from (available_sum, held_sum, debt_sum)) as chain,
      (select count(*) from wallet left join summed on wallet_id = id where id = any(${walletIds}) and
        (wallet.available, wallet.held, wallet.debt) is distinct from
        (coalesce(summed.available, 0), coalesce(summed.held, 0), coalesce(summed.debt, 0))) as balances,
      (select count(*) from summed where issued <> available + held - debt + revenue + expired) as conservation,
      (select count(*) from hold h full join settled s on s.hold_id = h.id where h.wallet_id = any(${walletIds}) and
        (h.amount, h.captured, h.released, h.reversed) is distinct from
        (s.amount, s.captured, s.released, s.reversed)) as holds,
      (select count(*) from hold where wallet_id = any(${walletIds}) and
        (state = 'open') is distinct from (captured + released < amount)) as states,
      (select count(*) from wallet w where id = any(${walletIds}) and held <> (
        select coalesce(sum(amount - captured - released), 0) from hold h where h.wallet_id = w.id)) as held,
      (select count(*) from credit_grant g full join (select * from moved where kind = 'grant') t on t.id = g.id
        where coalesce(g.wallet_id, t.wallet_id) = any(${walletIds}) and g.amount is distinct from t.amount) as grants,
      (select count(*) from wallet w where id = any(${walletIds}) and available <> (
        select coalesce(sum(remaining), 0) from credit_grant g where g.wallet_id = w.id)) as lots,
      (select count(*) from wallet w where id = any(${walletIds}) and first_expiry is distinct from (
        select min(expires_at) from credit_grant g where g.wallet_id = w.id and remaining > 0)) as first_expiry,
      (select count(*) from credit_grant where wallet_id = any(${walletIds}) and
        (remaining < 0 or remaining > amount or reversed > amount or spent <> (remaining = 0))) as ranges,
      (select count(*) from wallet where id = any(${walletIds}) and debt > 0 and available > 0) as owing,
      (select count(*) from credit_grant g where wallet_id = any(${walletIds}) and reversed <> (
        select coalesce(sum(amount), 0) from moved m where m.kind = 'clawback' and m.reverses = g.id)) as clawbacks,
      (select count(*) from moved m where m.kind = 'reversal' and m.reverses is distinct from (
        select settled_by from hold h where h.id = m.hold_id)) as reversals,
      (select count(*) from hold h where wallet_id = any(${walletIds}) and
        amount <> (select sum(part) from unnest(h.parts) part)) as allocations,
      (select count(*) from credit_grant g where wallet_id = any(${walletIds}) and
        (expired_at is not null) <> exists (select from moved m where m.kind = 'expiry' and m.reverses = g.id)) as expiries`
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]))
}

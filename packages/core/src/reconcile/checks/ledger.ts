import { sql } from 'drizzle-orm'
import { id } from './public-ids'

/** Do the wallets, transfers, lots and holds of the ledger agree with one another? A wallet is called by its owner. */
export const ledgerChecks = {
  /** A wallet has what its transfers add up to. */
  balances: sql`
    select ${id('usr', 'w.user_id')} as subject,
      concat_ws(' ', coalesce(s.available, 0), 'available', coalesce(s.held, 0), 'held', coalesce(s.debt, 0), 'debt') as expected,
      concat_ws(' ', w.available, 'available', w.held, 'held', w.debt, 'debt') as found
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
    select ${id('usr', 'w.user_id')} as subject, (s.issued - s.burnt - s.expired)::text as expected, (w.available + w.held - w.debt)::text as found
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
    select ${id('usr', 'w.user_id')} as subject, w.available::text as expected, coalesce(sum(g.remaining), 0)::text as found
    from wallet w left join credit_grant g on g.wallet_id = w.id
    group by w.id having w.available <> coalesce(sum(g.remaining), 0)`,

  /** A grant is one transfer of the same amount. */
  grants: sql`
    select concat_ws(' ', ${id('trf', 'coalesce(g.id, t.id)')}, ${id('usr', 'w.user_id')}) as subject,
      coalesce(t.amount::text, 'none') as expected, coalesce(g.amount::text, 'none') as found
    from credit_grant g full join (select id, wallet_id, amount from transfer where kind = 'grant') t on t.id = g.id
      left join wallet w on w.id = coalesce(t.wallet_id, g.wallet_id)
    where g.amount is distinct from t.amount`,

  /** What a wallet holds is what its open holds keep. */
  held: sql`
    select ${id('usr', 'w.user_id')} as subject, coalesce(sum(h.amount - h.captured - h.released), 0)::text as expected, w.held::text as found
    from wallet w left join hold h on h.wallet_id = w.id
    group by w.id having w.held <> coalesce(sum(h.amount - h.captured - h.released), 0)`,
}

import type { CheckName } from '@studiolo/db/states/reconcile'

/** What each check must notice. */
export const plants: Record<CheckName, string> = {
  balances: `update wallet set held = held + 1`,
  conservation: `update transfer set amount = amount + 1 where kind = 'capture'`,
  lots: `update credit_grant set remaining = remaining + 1 where source = 'welcome'`,
  grants: `update credit_grant set amount = amount + 1 where source = 'welcome'`,
  held: `update hold set amount = amount + 1 where state = 'open'`,
  holds: `update generation set status = 'failed', settlement = 'released' where status = 'running'`,
  captures: `update generation set charged_credits = 6 where status = 'succeeded'`,
  payments: `update "order" set credits = 200`,
  duplicates: `insert into payment (id, gateway, gateway_payment_id, order_id, amount_minor, currency, state, paid_at, created_at)
    select gen_random_uuid(), 'test', 'p2', id, 990, 'USD', 'duplicate', paid_at, paid_at from "order"`,
  months: `update payment set subscription_id = gen_random_uuid(), credits = 116`,
  clawbacks: `update payment set taken_credits = 0`,
  recoveries: `update hold set reversed = 1 where state = 'captured'`,
  purchases: `delete from payment_grant`,
  usage: `update plan_usage set used = used + 1`,
}

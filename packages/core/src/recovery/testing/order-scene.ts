import { creditGrant } from '@studiolo/db/schema/credits'
import type { DisputeState, RefundState } from '@studiolo/db/states/billing'
import { asc } from 'drizzle-orm'
import { startCheckout } from '../../billing'
import type { MoneyFact } from '../../billing/gateways/gateway'
import { bookFacts } from '../../billing/payments/book-facts'
import { jobHandlers as billingJobs } from '../../billing/worker'
import { getBalance } from '../../credits'
import { DAY_MS } from '../../kernel/clock'
import { inTransaction, type Ctx } from '../../kernel/context'
import { jobHandlers as notifyJobs } from '../../notify/worker'
import { runReconciliation } from '../../reconcile'
import { freshDatabase } from '../../testing/database'
import { createPump } from '../../testing/pump-jobs'
import { asUser, createUser, world } from '../../testing/world'
import { askRecovery, decideRecovery } from '../index'

/** What the order of the scene brings. */
export const CREDITS = 115

/** What the gateway does by itself (closing sessions, webhooks) is not what is tested here. */
const standStill = async () => {}

/** A creator who has begun to buy 115 credits for 990; `pay`, `sendBack` and `dispute` are what the gateway tells. */
export async function orderScene() {
  const made = await world({ database: await freshDatabase(), env: { STUDIOLO_DEMO: '1' } })
  const { ctx } = made
  const user = await createUser(ctx)
  const buyer = asUser(ctx, user)
  const input = { packageId: 'starter', amountMinor: 990, currency: 'USD', idempotencyKey: 'one-intention' }
  const { orderId, url } = await startCheckout(buyer, input)
  const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
  const tell = (fact: MoneyFact) => inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', [fact]))
  const pay = (gatewayPaymentId = 'p1', amountMinor = 990) =>
    tell({
      kind: 'paid',
      gatewayPaymentId,
      reference: null,
      gatewaySessionId,
      receiptUrl: null,
      amountMinor,
      currency: 'USD',
      paidAt: ctx.clock.now(),
    })
  const sendBack = (
    gatewayPaymentId: string,
    amountMinor: number,
    { id = 'r1', state = 'succeeded' }: { id?: string; state?: RefundState } = {},
  ) => tell({ kind: 'refund', gatewayRefundId: id, gatewayPaymentId, amountMinor, state, at: ctx.clock.now() })
  const dispute = (gatewayPaymentId: string, amountMinor: number, state: DisputeState) =>
    tell({ kind: 'dispute', gatewayDisputeId: 'd1', gatewayPaymentId, amountMinor, state, at: ctx.clock.now() })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const ask = (note = 'My bank says it is paid', by: Ctx = buyer) =>
    askRecovery(by, { claim: 'payment_failure', orderId, note })
  /** It is asked, a day later again where that is needed, and an admin gives the credits. */
  const give = async (change: { credits?: number } = {}) => {
    const { id, state } = await ask()
    if (state !== 'waiting') {
      made.clock.advance(DAY_MS)
      await ask()
    }
    return decideRecovery(admin, { id, decision: 'grant', reason: 'Seen in the dashboard', ...change })
  }
  return {
    ...made,
    orderId,
    gatewaySessionId,
    pay,
    sendBack,
    dispute,
    userId: user.id,
    buyer,
    admin,
    ask,
    give,
    available: async () => (await getBalance(ctx, user.id)).available,
    pump: createPump(ctx, [...billingJobs.map(({ job }) => ({ job, run: standStill })), ...notifyJobs]),
  }
}

/** All that was ever granted, in its order. */
export async function grantsOf(ctx: Ctx) {
  const lots = await ctx.db.select().from(creditGrant).orderBy(asc(creditGrant.id))
  return lots.map(({ source, amount, reversed, expiresAt }) => ({ source, amount, reversed, expiresAt }))
}

/** Where the books disagree. */
export async function disagreements(ctx: Ctx) {
  return (await runReconciliation(ctx)).checks.filter(({ differences }) => differences > 0).map(({ check }) => check)
}

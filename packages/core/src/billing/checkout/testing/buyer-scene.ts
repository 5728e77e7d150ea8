import type { RefundState } from '@studiolo/db/states/billing'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { asUser, createUser, world } from '../../../testing/world'
import type { MoneyFact } from '../../gateways/gateway'
import { bookFacts } from '../../payments/book-facts'
import { jobHandlers } from '../../worker'
import { startCheckout } from '../start-checkout'

const starter = { packageId: 'starter', amountMinor: 990, currency: 'USD' }
/** A plan for sale at the test gateway, once `linkPlan` has linked it. */
export const creator = { planId: 'creator', monthlyCredits: 150, amountMinor: 1200, currency: 'USD' }
let intentions = 0

/** Another idempotency key each time. */
export const nextIntention = () => `purchase-${++intentions}`

/** A creator; `order` begins to buy the starter package, `tell` is what the gateway tells. */
export async function buyerScene() {
  const { ctx, clock } = await world({ env: { STUDIOLO_DEMO: '1' } })
  const person = await createUser(ctx)
  const buyer = asUser(ctx, person)
  const tell = (...facts: MoneyFact[]) => inTransaction(ctx, (ctx) => bookFacts(ctx, 'test', facts))
  return {
    ...{ ctx, clock, person, buyer, tell },
    async order() {
      const idempotencyKey = nextIntention()
      const { orderId, url } = await startCheckout(buyer, { ...starter, idempotencyKey })
      const gatewaySessionId = url.slice(url.lastIndexOf('/') + 1)
      const pay = (gatewayPaymentId: string, amountMinor = 990) =>
        tell({
          ...{ kind: 'paid', gatewayPaymentId, gatewaySessionId, reference: null, receiptUrl: null },
          ...{ amountMinor, currency: 'USD', paidAt: ctx.clock.now() },
        })
      return { orderId, pay }
    },
    sendBack: (gatewayPaymentId: string, amountMinor: number, state: RefundState = 'succeeded') =>
      tell({
        ...{ kind: 'refund', gatewayRefundId: `re_${gatewayPaymentId}_${amountMinor}`, gatewayPaymentId },
        ...{ amountMinor, state, at: ctx.clock.now() },
      }),
    expire: () => expireOrders(ctx),
  }
}

async function expireOrders(ctx: Ctx): Promise<void> {
  const handler = jobHandlers.find(({ job }) => job.name === 'billing.expire-orders')
  await handler?.run(ctx, {}, { signal: new AbortController().signal, attempt: 1, workerId: 'test' })
}

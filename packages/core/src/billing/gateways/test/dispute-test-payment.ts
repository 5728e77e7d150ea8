import { requirePermission } from '../../../kernel/actor'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { known, lockCheckout, tellEvent } from './checkout'
import { requireTestGateway } from './config'
import { checkoutIdOf, disputeIdOf, paymentIdOf } from './names'

/**
 * Plays the payer's bank: asks the money back (`opened`, all that was not refunded), then decides (`won`: the seller
 * keeps it, `lost`). `id` is the checkout (`tcs_…`) or its payment (`tpy_…`). Saying the same again changes nothing.
 * Needs `admin.billing`; throws NOT_FOUND, and CONFLICT when that cannot happen to it now.
 */
export async function disputeTestPayment(ctx: Ctx, id: string, outcome: 'opened' | 'won' | 'lost'): Promise<void> {
  requireTestGateway(ctx)
  requirePermission(ctx, 'admin.billing')
  const checkoutId = checkoutIdOf(id)
  await inTransaction(ctx, async (ctx) => {
    const checkout = known(await lockCheckout(ctx, checkoutId), id)
    const opened = checkout.events.find((event) => event.type === 'dispute.opened')
    const last = checkout.events.findLast(({ type }) => type.startsWith('dispute.'))
    const left = checkout.amountMinor - checkout.refundedMinor
    const type = `dispute.${outcome}` as const
    if (last?.type === type) return

    const isPossible =
      outcome === 'opened' ? checkout.state === 'paid' && left > 0 && !last : last?.type === 'dispute.opened'
    if (!isPossible) {
      throw new AppError('CONFLICT', { message: `${id} cannot be ${outcome} after ${last?.type ?? checkout.state}` })
    }
    const amountMinor = opened?.type === 'dispute.opened' ? opened.data.amountMinor : left
    const { currency } = checkout
    const data = { dispute: disputeIdOf(checkoutId), payment: paymentIdOf(checkoutId), amountMinor, currency }
    await tellEvent(ctx, checkout, { type, data })
  })
}

import { inTransaction, type Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { checkoutUrl, known, lockCheckout, stateOf, tellEvent } from './checkout'
import { requireTestGateway } from './config'
import { methodIdOf, paymentIdOf } from './names'
import { beginSubscription } from './subscriptions/begin-subscription'

/** Where the buyer goes next, an absolute address. */
export interface TestCheckoutLeft {
  next: string
}

/**
 * Pays, without money: marks the checkout paid and sends `payment.succeeded`; one for a subscription begins it and sends
 * `invoice.paid` and `subscription.changed` instead. Paying again changes nothing and leads to the same place. Throws NOT_FOUND, and CONFLICT for one that was given up or has expired.
 */
export async function payTestCheckout(ctx: Ctx, id: string): Promise<TestCheckoutLeft> {
  requireTestGateway(ctx)
  return inTransaction(ctx, async (ctx) => {
    const checkout = known(await lockCheckout(ctx, id), id)
    const state = stateOf(ctx, checkout)
    const { reference, product, keepsMethod, amountMinor, currency, returnUrl } = checkout
    if (state === 'paid') return { next: returnUrl }
    if (state !== 'open') throw new AppError('CONFLICT', { message: `${id} is ${state}`, meta: { state } })

    if (product !== null) {
      await beginSubscription(ctx, checkout, product)
      return { next: returnUrl }
    }
    const receiptUrl = checkoutUrl(ctx, id)
    const method = keepsMethod ? methodIdOf(id) : undefined
    const data = { payment: paymentIdOf(id), checkout: id, reference, receiptUrl, method, amountMinor, currency }
    await tellEvent(ctx, checkout, { type: 'payment.succeeded', data }, { state: 'paid' })
    return { next: returnUrl }
  })
}

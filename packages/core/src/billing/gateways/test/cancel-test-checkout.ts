import { inTransaction, type Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { known, lockCheckout, tellEvent } from './checkout'
import { requireTestGateway } from './config'
import type { TestCheckoutLeft } from './pay-test-checkout'

/**
 * Gives up: it can no longer be paid, and `checkout.expired` says so. One that is over unpaid already only leads back.
 * Throws NOT_FOUND, and CONFLICT for one that was paid.
 */
export async function cancelTestCheckout(ctx: Ctx, id: string): Promise<TestCheckoutLeft> {
  requireTestGateway(ctx)
  return inTransaction(ctx, async (ctx) => {
    const checkout = known(await lockCheckout(ctx, id), id)
    const { state, reference, cancelUrl } = checkout
    if (state === 'paid') throw new AppError('CONFLICT', { message: `${id} is paid`, meta: { state } })
    if (state === 'open') {
      const data = { checkout: id, reference }
      await tellEvent(ctx, checkout, { type: 'checkout.expired', data }, { state: 'canceled' })
    }
    return { next: cancelUrl }
  })
}

import type { Ctx } from '../../../kernel/context'
import { findCheckout, known, stateOf, type TestCheckoutState } from './checkout'
import { requireTestGateway } from './config'

/** A checkout as whoever has its address sees it. */
export interface TestCheckoutView {
  id: string
  state: TestCheckoutState
  credits: number
  /** Minor units of the currency. */
  amountMinor: number
  currency: string
  email: string | null
  refundedMinor: number
  /** Where to go after paying, and after giving up. */
  returnUrl: string
  cancelUrl: string
}

/** What the checkout page shows. Throws NOT_FOUND for no such checkout, and wherever the test gateway is not open. */
export async function readTestCheckout(ctx: Ctx, id: string): Promise<TestCheckoutView> {
  requireTestGateway(ctx)
  const checkout = known(await findCheckout(ctx, id), id)
  const { credits, amountMinor, currency, email, refundedMinor, returnUrl, cancelUrl } = checkout
  const state = stateOf(ctx, checkout)
  return { id, state, credits, amountMinor, currency, email, refundedMinor, returnUrl, cancelUrl }
}

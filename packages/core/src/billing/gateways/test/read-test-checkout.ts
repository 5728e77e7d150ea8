import type { Ctx } from '../../../kernel/context'
import { findCheckout, known, stateOf, type TestCheckout, type TestCheckoutState } from './checkout'
import { requireTestGateway } from './config'
import { checkoutIdOf } from './names'
import { invoiceOf, type TestInvoiceLine } from './subscriptions/invoice'

/** A checkout as whoever has its address sees it. */
export interface TestCheckoutView {
  id: string
  state: TestCheckoutState
  /** `subscription`: it begins one; `invoice`: it is a later charge of one. */
  kind: 'purchase' | 'subscription' | 'invoice'
  /** At once, or every month; of an invoice not known. */
  credits: number
  /** Minor units of the currency. */
  amountMinor: number
  currency: string
  email: string | null
  refundedMinor: number
  /** The card is kept for charges without its owner. */
  keepsMethod: boolean
  /** What it begins or is charged for, once it was paid. */
  subscriptionId: string | null
  /** What was paid for month by month; empty for a purchase, and before it is paid. */
  lines: TestInvoiceLine[]
  /** Where to go after paying, and after giving up. */
  returnUrl: string
  cancelUrl: string
}

/** What the checkout page shows. Throws NOT_FOUND for no such checkout, and wherever the test gateway is not open. */
export async function readTestCheckout(ctx: Ctx, id: string): Promise<TestCheckoutView> {
  requireTestGateway(ctx)
  const checkout = known(await findCheckout(ctx, id), id)
  const { credits, amountMinor, currency, email, refundedMinor, keepsMethod, subscriptionId, returnUrl, cancelUrl } =
    checkout
  return {
    id,
    state: stateOf(ctx, checkout),
    kind: kindOf(checkout),
    credits,
    amountMinor,
    currency,
    email,
    refundedMinor,
    keepsMethod,
    subscriptionId,
    lines: invoiceOf(checkout)?.lines ?? [],
    returnUrl,
    cancelUrl,
  }
}

function kindOf({ id, product, subscriptionId }: TestCheckout): TestCheckoutView['kind'] {
  if (product === null) return 'purchase'
  return subscriptionId === null || checkoutIdOf(subscriptionId) === id ? 'subscription' : 'invoice'
}

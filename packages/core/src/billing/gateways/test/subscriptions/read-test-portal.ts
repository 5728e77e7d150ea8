import type { Ctx } from '../../../../kernel/context'
import { AppError } from '../../../../kernel/errors'
import { known } from '../checkout'
import { requireTestGateway } from '../config'
import { isOurs } from './desk'
import { invoiceOf, listInvoices, type TestInvoiceLine } from './invoice'
import { findSubscription } from './subscription'

/** An invoice that was paid; its receipt is the page of its checkout. */
export interface TestInvoiceView {
  /** `tcs_…` */
  id: string
  paidAt: Date
  /** Minor units of the subscription's currency. */
  amountMinor: number
  refundedMinor: number
  lines: TestInvoiceLine[]
}

/** A subscription as whoever has its address sees it. */
export interface TestSubscriptionView {
  /** `tsu_…` */
  id: string
  state: 'active' | 'past-due' | 'canceled'
  /** What was last paid for. */
  product: string
  /** What the next month sells; the same unless a change waits. */
  nextProduct: string
  /** What the next month costs; when past due, what is due. Minor units of the currency. */
  amountMinor: number
  currency: string
  email: string | null
  /** The month that was last paid. */
  periodStart: Date
  periodEnd: Date
  cancelsAtPeriodEnd: boolean
  declinesNext: boolean
  endedAt: Date | null
  /** Newest first. */
  invoices: TestInvoiceView[]
  /** An absolute address of this site. */
  backUrl: string
}

/**
 * What the portal shows. `back`, where its way back leads, counts only when it is an address of this site; else it leads to
 * where its buyer went after paying. Throws NOT_FOUND for no such subscription, and wherever the test gateway is not open.
 */
export async function readTestPortal(ctx: Ctx, id: string, back: string | null): Promise<TestSubscriptionView> {
  requireTestGateway(ctx)
  const subscription = await findSubscription(ctx, id)
  if (!subscription) throw new AppError('NOT_FOUND', { message: `no test subscription ${id}` })
  const { state, product: nextProduct, amountMinor, currency, email, periodStart, periodEnd, endedAt } = subscription
  const { cancelsAtPeriodEnd, declinesNext } = subscription
  const checkouts = await listInvoices(ctx, id)
  const returnUrl = known(checkouts[0] ?? null, id).returnUrl
  const invoices = checkouts.toReversed().flatMap((checkout) => {
    const paid = invoiceOf(checkout)
    const { id, amountMinor, refundedMinor } = checkout
    return paid ? { id, amountMinor, refundedMinor, ...paid } : []
  })
  const charged = invoices[0]?.lines.findLast(({ kind }) => kind === 'charge')
  return {
    id,
    state,
    product: charged?.product ?? nextProduct,
    nextProduct,
    amountMinor,
    currency,
    email,
    periodStart,
    periodEnd,
    cancelsAtPeriodEnd,
    declinesNext,
    endedAt,
    invoices,
    backUrl: back !== null && isOurs(ctx, back) ? back : returnUrl,
  }
}

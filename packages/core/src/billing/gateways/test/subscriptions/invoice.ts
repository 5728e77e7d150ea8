import { testGatewayCheckout } from '@studiolo/db/schema/billing'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, TxCtx } from '../../../../kernel/context'
import { checkoutUrl, findCheckout, known, readRow, tellEvent, type TestCheckout } from '../checkout'
import type { TestEvent } from '../events'
import { invoiceIdOf, paymentIdOf } from '../names'
import type { TestSubscription } from './subscription'

/** A line of an invoice as its event carries it: what for, from when to when (ISO 8601), how much of which kind. */
export type TestInvoiceLine = Extract<TestEvent, { type: 'invoice.paid' }>['data']['lines'][number]

/** What an invoice asks: its charges less its credits, in minor units. */
export function totalOf(lines: readonly TestInvoiceLine[]): number {
  return lines.reduce((sum, { kind, amountMinor }) => sum + (kind === 'charge' ? amountMinor : -amountMinor), 0)
}

/** The line of a whole month. */
export function monthLine(
  product: string,
  amountMinor: number,
  { from, to }: { from: Date; to: Date },
): TestInvoiceLine {
  return {
    product,
    kind: 'charge',
    isProration: false,
    from: from.toISOString(),
    to: to.toISOString(),
    amountMinor,
  }
}

/** Charges a locked subscription: one more invoice, a checkout that was paid, and `invoice.paid` says so. */
export async function issueInvoice(
  ctx: TxCtx,
  subscription: TestSubscription,
  product: string,
  lines: TestInvoiceLine[],
): Promise<void> {
  const { id: subscriptionId, checkoutId, reference, currency, email } = subscription
  const number = (await ctx.db.$count(testGatewayCheckout, eq(testGatewayCheckout.subscriptionId, subscriptionId))) + 1
  const { returnUrl, cancelUrl } = known(await findCheckout(ctx, checkoutId), checkoutId)
  const now = ctx.clock.now()
  const [row] = await ctx.db
    .insert(testGatewayCheckout)
    .values({
      id: invoiceIdOf(subscriptionId, number),
      reference: `${reference}-${number}`,
      state: 'paid',
      product,
      subscriptionId,
      // How many credits a product gives is told with the first order alone; the lines say what was paid for.
      credits: 0,
      amountMinor: totalOf(lines),
      currency,
      email,
      returnUrl,
      cancelUrl,
      createdAt: now,
      expiresAt: now,
    })
    .returning()
  if (!row) throw new Error('a row that was written is not there')
  await tellInvoice(ctx, readRow(row), subscription, lines)
}

/** Says of a locked checkout that it was paid as an invoice. */
export async function tellInvoice(
  ctx: TxCtx,
  checkout: TestCheckout,
  { id: subscription, reference }: TestSubscription,
  lines: TestInvoiceLine[],
): Promise<void> {
  const { id, amountMinor, currency } = checkout
  const payment = paymentIdOf(id)
  const receiptUrl = checkoutUrl(ctx, id)
  const data = { payment, checkout: id, subscription, reference, amountMinor, currency, receiptUrl, lines }
  await tellEvent(ctx, checkout, { type: 'invoice.paid', data }, { state: 'paid', subscriptionId: subscription })
}

/** A subscription's invoices, oldest first: their numbers stand at the end of their ids. */
export async function listInvoices(ctx: Ctx, subscriptionId: string): Promise<TestCheckout[]> {
  const { id, state } = testGatewayCheckout
  const rows = await ctx.db
    .select()
    .from(testGatewayCheckout)
    .where(and(eq(testGatewayCheckout.subscriptionId, subscriptionId), eq(state, 'paid')))
    .orderBy(sql`length(${id})`, id)
  return rows.map(readRow)
}

/** When a checkout was paid as an invoice, and for what; null for any other. */
export function invoiceOf({ events }: TestCheckout): { paidAt: Date; lines: TestInvoiceLine[] } | null {
  const paid = events.find((event) => event.type === 'invoice.paid')
  return paid?.type === 'invoice.paid' ? { paidAt: new Date(paid.created), lines: paid.data.lines } : null
}

/** What the present month was last paid for. */
export async function lastCharge(ctx: Ctx, subscriptionId: string): Promise<TestInvoiceLine> {
  const invoices = await listInvoices(ctx, subscriptionId)
  const lines = invoices.flatMap((checkout) => invoiceOf(checkout)?.lines ?? [])
  const last = lines.findLast(({ kind }) => kind === 'charge')
  if (!last) throw new Error(`subscription ${subscriptionId} was never paid`)
  return last
}

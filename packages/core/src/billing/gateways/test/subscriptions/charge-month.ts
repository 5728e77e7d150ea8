import type { TxCtx } from '../../../../kernel/context'
import { issueInvoice, monthLine } from './invoice'
import { monthAround } from './month'
import { changeSubscription, type TestSubscription } from './subscription'

/** `ended`: it was to end with the month, nothing was asked. */
export type ChargeOutcome = 'paid' | 'declined' | 'ended'

/**
 * A locked subscription's month is over: charges the one that has begun. Declined it is past due until somebody pays.
 * Months that went by unasked, while nothing ran here or nobody paid, are not charged afterwards.
 */
export async function chargeMonth(ctx: TxCtx, subscription: TestSubscription): Promise<ChargeOutcome> {
  const { product, amountMinor, createdAt, periodEnd, cancelsAtPeriodEnd, declinesNext } = subscription
  if (cancelsAtPeriodEnd) {
    await changeSubscription(ctx, subscription, { state: 'canceled', endedAt: periodEnd })
    return 'ended'
  }
  if (declinesNext) {
    await changeSubscription(ctx, subscription, { state: 'past-due', declinesNext: false })
    return 'declined'
  }
  const month = monthAround(createdAt, ctx.clock.now())
  const values = { state: 'active' as const, periodStart: month.from, periodEnd: month.to }
  const renewed = await changeSubscription(ctx, subscription, values)
  await issueInvoice(ctx, renewed, product, [monthLine(product, amountMinor, month)])
  return 'paid'
}

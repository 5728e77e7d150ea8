import { dispute, refund, type payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import type { Ctx } from '../../kernel/context'

type Refund = Pick<typeof refund.$inferSelect, 'amountMinor' | 'state'>
type Dispute = Pick<typeof dispute.$inferSelect, 'amountMinor' | 'state'>

/** What went back of a payment, in minor units. */
export interface WentBack {
  /** By refunds, done or on their way. */
  refundedMinor: number
  /** By disputes that were not won. */
  disputedMinor: number
}

/**
 * Counts what went back. A refund may be known by itself, by the gateway's count of all of them, or both: the greater
 * counts, so that one that is told twice does not. `refundedMinor` is the same rule for queries.
 */
export function countBack(
  returnedMinor: number,
  { refunds, disputes }: { refunds: readonly Refund[]; disputes: readonly Dispute[] },
): WentBack {
  const sum = (rows: readonly { amountMinor: number }[]) => rows.reduce((total, row) => total + row.amountMinor, 0)
  const named = sum(refunds.filter(({ state }) => state !== 'failed'))
  return {
    refundedMinor: Math.max(named, returnedMinor),
    disputedMinor: sum(disputes.filter(({ state }) => state !== 'won')),
  }
}

/** How much of a payment is neither back with the payer nor on its way there. */
export function leftOf(amountMinor: number | null, { refundedMinor, disputedMinor }: WentBack): number {
  return Math.max(0, (amountMinor ?? 0) - refundedMinor - disputedMinor)
}

/** All that is known to have come back of a payment. */
export async function readBack(
  ctx: Ctx,
  { id, returnedMinor }: Pick<typeof payment.$inferSelect, 'id' | 'returnedMinor'>,
) {
  const refunds = await ctx.db.select().from(refund).where(eq(refund.paymentId, id))
  const disputes = await ctx.db.select().from(dispute).where(eq(dispute.paymentId, id))
  return { ...countBack(returnedMinor, { refunds, disputes }), refunds, disputes }
}

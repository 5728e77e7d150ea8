import { payment, refund } from '@studiolo/db/schema/billing'
import { and, eq, ne, sql } from 'drizzle-orm'

/**
 * What of a selected payment went back, or is on its way, in minor units: its single refunds, or the gateway's own count
 * where that knows of more: the rule of `countBack`, for queries. 0 where a joined payment is not there.
 */
export const refundedMinor = sql<number>`greatest(${payment.returnedMinor}, (select sum(${refund.amountMinor})
  from ${refund} where ${and(eq(refund.paymentId, payment.id), ne(refund.state, 'failed'))}), 0)::int`

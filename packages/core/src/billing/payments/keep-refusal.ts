import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { raiseAlert } from '../../kernel/alerts'
import type { TxCtx } from '../../kernel/context'
import { refundRefused } from '../alerts'
import type { Payment } from './settle-payment'
import { leftOf, readBack } from './count-back'

/** Why it did not go back, in the gateway's words, is kept as long as this. */
const MOST_WORDS = 500

/**
 * Keeps that the gateway does not send money back which is to go, and calls for somebody who does it in its dashboard;
 * nothing when it has gone another way since. Answers the payment as it is known then. Expects its row locked.
 */
export async function keepRefusal(
  ctx: TxCtx,
  known: Payment,
  { amountMinor, why }: { amountMinor: number; why: string },
): Promise<Payment> {
  const { id: paymentId, gateway, gatewayPaymentId, currency } = known
  const refundRefusal = why.slice(0, MOST_WORDS)
  if (known.refundRefusal === refundRefusal) return known
  if (known.paidAt !== null && leftOf(known.amountMinor, await readBack(ctx, known)) < amountMinor) return known
  await ctx.db.update(payment).set({ refundRefusal }).where(eq(payment.id, paymentId))
  const signal = { paymentId, gateway, gatewayPaymentId, amountMinor, currency, why: refundRefusal }
  await raiseAlert(ctx, refundRefused, paymentId, signal)
  return { ...known, refundRefusal }
}

/** It went back after all. */
export async function clearRefusal(ctx: TxCtx, known: Payment): Promise<Payment> {
  if (known.refundRefusal === null) return known
  await ctx.db.update(payment).set({ refundRefusal: null }).where(eq(payment.id, known.id))
  return { ...known, refundRefusal: null }
}

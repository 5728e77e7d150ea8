import { testGatewayCheckout } from '@studiolo/db/schema/billing'
import { addMs, DAY_MS } from '../../../kernel/clock'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { GatewayError, type MoneyFact, type SavedMethods } from '../gateway'
import { checkoutUrl, findCheckout, lockCheckout, tellEvent } from './checkout'
import { factOf } from './events'
import { checkoutIdOf, methodIdOf, paymentIdOf } from './names'

/**
 * Charges a card that an earlier checkout kept: a checkout of its own that is paid at once. The same reference is
 * answered with what it did before. Refused (GatewayError): a card that was not kept.
 */
export async function chargeTestMethod(
  ctx: Ctx,
  { reference, credits, amountMinor, currency, method }: Parameters<SavedMethods['charge']>[1],
): Promise<MoneyFact[]> {
  const kept = await findCheckout(ctx, checkoutIdOf(method.gatewayMethodId))
  if (!kept?.keepsMethod || kept.state !== 'paid' || methodIdOf(kept.id) !== method.gatewayMethodId) {
    throw new GatewayError('refused', `no card ${method.gatewayMethodId}`)
  }
  const id = checkoutIdOf(reference)
  const { email, returnUrl, cancelUrl } = kept
  return inTransaction(ctx, async (ctx) => {
    const createdAt = ctx.clock.now()
    await ctx.db
      .insert(testGatewayCheckout)
      .values({
        id,
        reference,
        credits,
        amountMinor,
        currency,
        email,
        returnUrl,
        cancelUrl,
        createdAt,
        expiresAt: addMs(createdAt, DAY_MS),
      })
      .onConflictDoNothing({ target: testGatewayCheckout.reference })
    const charged = await lockCheckout(ctx, id)
    if (!charged) throw new Error('a row that was written is not there')
    const before = charged.events.find((event) => event.type === 'payment.succeeded')
    if (before?.type === 'payment.succeeded') return [factOf(before)]
    const receiptUrl = checkoutUrl(ctx, id)
    const data = { payment: paymentIdOf(id), checkout: id, reference, receiptUrl, amountMinor, currency }
    const event = await tellEvent(ctx, charged, { type: 'payment.succeeded', data }, { state: 'paid' })
    return event.type === 'payment.succeeded' ? [factOf(event)] : []
  })
}

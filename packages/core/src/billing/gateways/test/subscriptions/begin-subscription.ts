import { testGatewaySubscription } from '@studiolo/db/schema/billing'
import type { TxCtx } from '../../../../kernel/context'
import type { TestCheckout } from '../checkout'
import { subscriptionIdOf } from '../names'
import { monthLine, tellInvoice } from './invoice'
import { monthAround } from './month'
import { tellSubscription } from './subscription'

/** The locked checkout is paid: it becomes the first invoice of a subscription that begins now. */
export async function beginSubscription(ctx: TxCtx, checkout: TestCheckout, product: string): Promise<void> {
  const { id: checkoutId, reference, amountMinor, currency, email } = checkout
  const now = ctx.clock.now()
  const month = monthAround(now, now)
  const [subscription] = await ctx.db
    .insert(testGatewaySubscription)
    .values({
      id: subscriptionIdOf(checkoutId),
      checkoutId,
      reference,
      state: 'active',
      product,
      amountMinor,
      currency,
      email,
      periodStart: month.from,
      periodEnd: month.to,
      createdAt: now,
    })
    .returning()
  if (!subscription) throw new Error('a row that was written is not there')
  await tellInvoice(ctx, checkout, subscription, [monthLine(product, amountMinor, month)])
  await tellSubscription(ctx, subscription)
}

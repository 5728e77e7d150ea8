import type { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type OpenedSession, type SessionOrder } from '../gateway'
import { asking } from './gateway-error'

const openedSchema = z.object({ id: z.string(), url: z.url() })

/**
 * A hosted page that sells the credits of one order. The reference is the idempotency key, so that the same order can be
 * sent again and answers the same session. Stripe refuses an `expiresAt` nearer than 30 minutes or beyond 24 hours.
 * https://docs.stripe.com/api/checkout/sessions/create
 */
export async function openSession(
  client: Stripe,
  order: SessionOrder,
  paymentMethods: readonly string[] | null,
): Promise<OpenedSession> {
  const metadata = { reference: order.reference, orderId: order.orderId }
  return asking(async () => {
    const session = await client.checkout.sessions.create(
      {
        mode: 'payment',
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: order.currency.toLowerCase(),
              unit_amount: order.amountMinor,
              product_data: { name: `${order.credits} credits` },
            },
          },
        ],
        client_reference_id: order.reference,
        metadata,
        payment_intent_data: { metadata },
        success_url: order.returnUrl,
        cancel_url: order.cancelUrl,
        expires_at: Math.floor(order.expiresAt.getTime() / 1000),
        ...(order.email === null ? {} : { customer_email: order.email }),
        ...payableWith(paymentMethods),
      },
      { idempotencyKey: order.reference },
    )
    const { id, url } = openedSchema.parse(session)
    return { gatewaySessionId: id, url }
  })
}

/**
 * The versions since 2026-09-30 refuse `payment_method_types` and know `allowed_payment_method_types`. WeChat Pay must be
 * told where it is paid. https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
 */
function payableWith(methods: readonly string[] | null): Partial<Stripe.Checkout.SessionCreateParams> {
  if (!methods) return {}
  return {
    allowed_payment_method_types: [...methods],
    ...(methods.includes('wechat_pay') ? { payment_method_options: { wechat_pay: { client: 'web' } } } : {}),
  }
}

/** True when nobody can pay it any more; false when the buyer was faster. */
export async function closeSession(client: Stripe, gatewaySessionId: string): Promise<boolean> {
  try {
    return await asking(async () => (await client.checkout.sessions.expire(gatewaySessionId)).status === 'expired')
  } catch (error) {
    if (!(error instanceof GatewayError) || error.outcome !== 'refused') throw error
    // Stripe refuses to expire what is not open: expired before, or complete (perhaps with the money still on its way).
    const session = await asking(() => client.checkout.sessions.retrieve(gatewaySessionId))
    if (session.status === 'open') throw error
    return session.status === 'expired'
  }
}

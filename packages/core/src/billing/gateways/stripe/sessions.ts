import type { Stripe } from 'stripe'
import { z } from 'zod'
import { GatewayError, type OpenedSession, type SessionOrder } from '../gateway'
import type { StripeSettings } from './config'
import { asking } from './gateway-error'
import { KEEPS_METHOD, onTop } from './money-values'

const openedSchema = z.object({ id: z.string(), url: z.url() })

/**
 * A hosted page that sells one order: a package at the price the order says, or a plan at the price that was made for it.
 * A package's means of payment is kept for charges without its owner where the order says so. With `automatic` taxes Stripe
 * asks the buyer for as much of their address as it needs and adds them on its page; what the session makes (the subscription,
 * its invoices) goes on with them. https://docs.stripe.com/tax/checkout
 * The reference is the idempotency key, so that the same order can be sent again and answers the same session. Stripe
 * refuses an `expiresAt` nearer than 30 minutes or beyond 24 hours. https://docs.stripe.com/api/checkout/sessions/create
 */
export async function openSession(
  client: Stripe,
  order: SessionOrder,
  { paymentMethods, tax }: Pick<StripeSettings, 'paymentMethods' | 'tax'>,
): Promise<OpenedSession> {
  const metadata = { reference: order.reference, orderId: order.orderId }
  const sold = order.mode === 'payment' ? packageOf(order, metadata, tax) : planOf(order, metadata)
  const isPaidOnce = order.mode === 'payment' && !order.savesMethod
  const ways = isPaidOnce ? payOnceWith(paymentMethods) : payAgainWith(paymentMethods)
  return asking(async () => {
    const session = await client.checkout.sessions.create(
      {
        ...sold,
        client_reference_id: order.reference,
        metadata: order.savesMethod ? { ...metadata, ...KEEPS_METHOD } : metadata,
        success_url: order.returnUrl,
        cancel_url: order.cancelUrl,
        expires_at: Math.floor(order.expiresAt.getTime() / 1000),
        ...(order.email === null ? {} : { customer_email: order.email }),
        ...ways,
        ...(tax === 'automatic' ? { automatic_tax: { enabled: true } } : {}),
      },
      { idempotencyKey: order.reference },
    )
    const { id, url } = openedSchema.parse(session)
    return { gatewaySessionId: id, url }
  })
}

type Params = Stripe.Checkout.SessionCreateParams
type Metadata = Record<string, string>

function packageOf(order: SessionOrder, metadata: Metadata, tax: StripeSettings['tax']): Params {
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.amountMinor,
          ...onTop(tax),
          product_data: { name: `${order.credits} credits` },
        },
      },
    ],
    ...(order.savesMethod
      ? { payment_intent_data: { metadata, setup_future_usage: 'off_session' }, customer_creation: 'always' }
      : { payment_intent_data: { metadata } }),
  }
}

/** The metadata goes to the subscription, and from there to each of its invoices. */
function planOf({ product, item }: SessionOrder, metadata: Metadata): Params {
  if (product === null) throw new GatewayError('refused', `stripe: no price for the plan ${item}: run the sync`)
  return { mode: 'subscription', line_items: [{ quantity: 1, price: product }], subscription_data: { metadata } }
}

/**
 * The versions since 2026-09-30 refuse `payment_method_types` and know `allowed_payment_method_types`. WeChat Pay must be
 * told where it is paid. https://docs.stripe.com/changelog/endive/2026-09-30/remove-payment-method-types-checkout-sessions
 */
function payOnceWith(methods: readonly string[] | null): Partial<Params> {
  if (!methods) return {}
  return {
    allowed_payment_method_types: [...methods],
    ...(methods.includes('wechat_pay') ? { payment_method_options: { wechat_pay: { client: 'web' } } } : {}),
  }
}

/**
 * These are paid with once: Checkout does not take them for a subscription, and does not keep them. Others that do not fit
 * Stripe leaves out itself.
 * https://docs.stripe.com/payments/alipay/accept-a-payment, https://docs.stripe.com/payments/wechat-pay/accept-a-payment
 */
const SINGLE_USE = new Set(['alipay', 'wechat_pay'])

function payAgainWith(methods: readonly string[] | null): Partial<Params> {
  if (!methods) return {}
  const fitting = methods.filter((method) => !SINGLE_USE.has(method))
  if (fitting.length === 0) {
    throw new GatewayError('refused', `stripe: ${methods.join(', ')} cannot be charged again`)
  }
  return { allowed_payment_method_types: fitting }
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

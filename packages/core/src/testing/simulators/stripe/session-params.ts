import { z } from 'zod'
import { newSession, type StripeSession } from './shapes'
import { invalid } from './stripe-failure'

const MIN_OPEN_S = 30 * 60
const MAX_OPEN_S = 24 * 60 * 60

const count = z.coerce.number().int()
const metadata = z.record(z.string().max(40), z.string().max(500))

/** What the simulator can sell: prices made on the spot, paid once. Names are checked before, against the description. */
export const sessionParams = z.object({
  mode: z.literal('payment'),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  client_reference_id: z
    .string()
    .max(200)
    .regex(/^[\w-]+$/)
    .optional(),
  customer_email: z.email().optional(),
  expires_at: count.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z.object({ metadata: metadata.optional() }).optional(),
  allowed_payment_method_types: z.array(z.string()).min(1).optional(),
  payment_method_options: z.object({ wechat_pay: z.object({ client: z.literal('web') }).optional() }).optional(),
  line_items: z
    .array(
      z.object({
        quantity: count.min(1),
        price_data: z.object({
          currency: z.string().regex(/^[a-z]{3}$/),
          unit_amount: count.min(0),
          product_data: z.object({ name: z.string().min(1) }),
        }),
      }),
    )
    .min(1),
})
export type SessionParams = z.output<typeof sessionParams>

/** A new session; refuses what the description cannot say. https://docs.stripe.com/api/checkout/sessions/create */
export function openSessionOf(params: SessionParams, given: { id: string; url: string; now: number }): StripeSession {
  const { expires_at: expiresAt = given.now + MAX_OPEN_S } = params
  if (expiresAt < given.now + MIN_OPEN_S) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.'
    throw invalid(message, { param: 'expires_at' })
  }
  if (expiresAt > given.now + MAX_OPEN_S) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.'
    throw invalid(message, { param: 'expires_at' })
  }
  const methods = params.allowed_payment_method_types ?? ['card']
  if (methods.includes('wechat_pay') && !params.payment_method_options?.wechat_pay) {
    const param = 'payment_method_options[wechat_pay][client]'
    throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  }
  const currencies = new Set(params.line_items.map((item) => item.price_data.currency))
  const [currency = ''] = currencies
  if (currencies.size > 1) throw invalid('All line items must be in one currency.', { param: 'line_items' })
  return newSession({
    id: given.id,
    url: given.url,
    amount_total: params.line_items.reduce((sum, item) => sum + item.quantity * item.price_data.unit_amount, 0),
    currency,
    created: given.now,
    expires_at: expiresAt,
    cancel_url: params.cancel_url ?? null,
    success_url: params.success_url,
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    metadata: params.metadata ?? {},
    payment_method_types: methods,
  })
}

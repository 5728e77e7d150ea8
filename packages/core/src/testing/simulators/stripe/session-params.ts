import { z } from 'zod'
import type { Catalog } from './catalog'
import { find } from './objects'
import { newSession, type StripeSession } from './shapes'
import { invalid } from './stripe-failure'
import { requireTaxBehavior } from './taxes'

const MIN_OPEN_S = 30 * 60
const MAX_OPEN_S = 24 * 60 * 60
/**
 * Nothing can be charged to these a second time. https://docs.stripe.com/payments/alipay/accept-a-payment,
 * https://docs.stripe.com/payments/wechat-pay/accept-a-payment
 */
const SINGLE_USE = new Set(['alipay', 'wechat_pay'])

const count = z.coerce.number().int()
const metadata = z.record(z.string().max(40), z.string().max(500))

/** What the simulator can sell. Names are checked before, against the description. */
export const sessionParams = z.object({
  mode: z.enum(['payment', 'subscription']),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  client_reference_id: z
    .string()
    .max(200)
    .regex(/^[\w-]+$/)
    .optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: z.email().optional(),
  expires_at: count.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .object({ metadata: metadata.optional(), setup_future_usage: z.enum(['off_session', 'on_session']).optional() })
    .optional(),
  subscription_data: z.object({ metadata: metadata.optional() }).optional(),
  allowed_payment_method_types: z.array(z.string()).min(1).optional(),
  automatic_tax: z.object({ enabled: z.union([z.boolean(), z.stringbool()]) }).default({ enabled: false }),
  payment_method_options: z.object({ wechat_pay: z.object({ client: z.literal('web') }).optional() }).optional(),
  line_items: z
    .array(
      z.object({
        quantity: count.min(1),
        price: z.string().optional(),
        price_data: z
          .object({
            currency: z.string().regex(/^[a-z]{3}$/),
            unit_amount: count.min(0),
            tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).default('unspecified'),
            product_data: z.object({ name: z.string().min(1) }),
          })
          .optional(),
      }),
    )
    .min(1),
})
export type SessionParams = z.output<typeof sessionParams>

/** A new session; refuses what the description cannot say. https://docs.stripe.com/api/checkout/sessions/create */
export function openSessionOf(
  params: SessionParams,
  catalog: Catalog,
  given: { id: string; url: string; now: number },
): StripeSession {
  const { expires_at: expiresAt = given.now + MAX_OPEN_S } = params
  if (expiresAt < given.now + MIN_OPEN_S) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.'
    throw invalid(message, { param: 'expires_at' })
  }
  if (expiresAt > given.now + MAX_OPEN_S) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.'
    throw invalid(message, { param: 'expires_at' })
  }
  refuseOtherMode(params)
  const items = params.line_items.map((item, index) => soldOf(item, catalog, `line_items[${index}]`))
  const { enabled: isTaxed } = params.automatic_tax
  if (isTaxed) items.forEach((item, index) => requireTaxBehavior(item.taxBehavior, `line_items[${index}]`))
  const isRecurring = items.some((item) => item.isRecurring)
  if (params.mode === 'subscription' && (!isRecurring || items.length > 1)) {
    throw invalid('You must provide one recurring price in `subscription` mode.', { param: 'line_items' })
  }
  if (params.mode === 'payment' && isRecurring) {
    throw invalid('You must use `subscription` mode with recurring prices.', { param: 'mode' })
  }
  const currencies = new Set(items.map((item) => item.currency))
  const [currency = ''] = currencies
  if (currencies.size > 1) throw invalid('All line items must be in one currency.', { param: 'line_items' })
  return newSession({
    id: given.id,
    url: given.url,
    mode: params.mode,
    amount_total: items.reduce((sum, item) => sum + item.amount, 0),
    currency,
    created: given.now,
    expires_at: expiresAt,
    cancel_url: params.cancel_url ?? null,
    success_url: params.success_url,
    client_reference_id: params.client_reference_id ?? null,
    customer_creation: params.customer_creation ?? (params.mode === 'payment' ? 'if_required' : 'always'),
    customer_email: params.customer_email ?? null,
    metadata: params.metadata ?? {},
    payment_method_types: methodsOf(params),
    isTaxed,
  })
}

function refuseOtherMode(params: SessionParams): void {
  const { mode, payment_intent_data: payment, subscription_data: subscription, customer_creation: creation } = params
  const ofPayments = (payment && 'payment_intent_data') ?? (creation && 'customer_creation')
  const param = mode === 'payment' ? subscription && 'subscription_data' : ofPayments
  if (param) throw invalid(`You can not pass \`${param}\` in \`${mode}\` mode.`, { param })
}

function soldOf(
  { quantity, price: id, price_data: made }: SessionParams['line_items'][number],
  catalog: Catalog,
  param: string,
) {
  if ((id === undefined) === (made === undefined)) {
    throw invalid('You must specify either `price` or `price_data`.', { param })
  }
  if (made) {
    const { currency, tax_behavior: taxBehavior } = made
    return { amount: quantity * made.unit_amount, currency, isRecurring: false, taxBehavior }
  }
  const price = find(catalog.prices, 'price', id ?? '', `${param}[price]`)
  if (!price.active || !catalog.products.get(price.product)?.active) {
    throw invalid('The price specified is inactive. This field only accepts active prices.', {
      param: `${param}[price]`,
    })
  }
  const { currency, tax_behavior: taxBehavior } = price
  return { amount: quantity * price.unit_amount, currency, isRecurring: price.type === 'recurring', taxBehavior }
}

/** What does not fit is left out without a word, until nothing is left. */
function methodsOf(params: SessionParams): string[] {
  const asked = params.allowed_payment_method_types ?? ['card']
  if (params.mode === 'payment' && !params.payment_intent_data?.setup_future_usage) {
    if (asked.includes('wechat_pay') && !params.payment_method_options?.wechat_pay) {
      const param = 'payment_method_options[wechat_pay][client]'
      throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
    }
    return asked
  }
  const fitting = asked.filter((method) => !SINGLE_USE.has(method))
  if (fitting.length === 0) {
    throw invalid('No valid payment method types for this Checkout Session.', { param: 'allowed_payment_method_types' })
  }
  return fitting
}

import { z } from 'zod'
import { ConfigError, declareConfig } from '../../../kernel/config'

/** What the gateway needs of the environment. */
export interface StripeSettings {
  secretKey: string
  /** One, or two while a secret is being rotated. */
  webhookSecrets: readonly string[]
  apiUrl: URL
  /** Null leaves the choice to Stripe. */
  paymentMethods: readonly string[] | null
  /** `automatic`: Stripe Tax adds what the buyer's place asks for to each of our prices. */
  tax: 'off' | 'automatic'
}

const secretKey = z.string().regex(/^(sk|rk)_\S+$/, 'must be a secret or restricted key (sk_… or rk_…)')
const webhookSecrets = commaList(z.string().regex(/^whsec_\S+$/, 'every secret begins with whsec_')).pipe(
  z.array(z.string()).min(1).max(2, 'at most two secrets, the old and the new one'),
)
const paymentMethods = commaList(z.string().regex(/^[a-z][a-z0-9_]*$/, 'words such as card,alipay,wechat_pay')).pipe(
  z.array(z.string()).min(1),
)
const apiUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .refine((url) => /^https?:\/\/[^/?#]+\/?$/.test(url), 'must not have a path')

/**
 * Stripe, once its key is set. STRIPE_WEBHOOK_SECRETS: the signing secret of the webhook, two with a comma during a
 * rotation. STRIPE_PAYMENT_METHODS: what buyers may pay with; default Stripe's own choice. STRIPE_TAX: `automatic` lets Stripe
 * Tax add taxes to everything that is sold; default `off`. STRIPE_API_URL: for simulators.
 */
export const stripeConfig = declareConfig(
  'stripe',
  {
    STRIPE_SECRET_KEY: secretKey.optional(),
    STRIPE_WEBHOOK_SECRETS: webhookSecrets.optional(),
    STRIPE_API_URL: apiUrl.default('https://api.stripe.com'),
    STRIPE_PAYMENT_METHODS: paymentMethods.optional(),
    STRIPE_TAX: z.enum(['off', 'automatic'], 'must be off or automatic').default('off'),
  },
  (values): StripeSettings | null => {
    const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRETS: secrets } = values
    if (!key && !secrets) return null
    if (!key) throw new ConfigError(['STRIPE_SECRET_KEY: is needed with STRIPE_WEBHOOK_SECRETS'])
    if (!secrets) throw new ConfigError(['STRIPE_WEBHOOK_SECRETS: is needed with STRIPE_SECRET_KEY'])
    return {
      secretKey: key,
      webhookSecrets: secrets,
      apiUrl: new URL(values.STRIPE_API_URL),
      paymentMethods: values.STRIPE_PAYMENT_METHODS ?? null,
      tax: values.STRIPE_TAX,
    }
  },
)

function commaList(item: z.ZodType<string, string>) {
  return z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(item))
}

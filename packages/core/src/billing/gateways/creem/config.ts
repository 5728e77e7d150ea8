import { z } from 'zod'
import { ConfigError, declareConfig } from '../../../kernel/config'

/** What it takes to sell through one Creem store. */
export interface CreemSettings {
  apiKey: string
  /** One, or two while the secret is being changed. */
  webhookSecrets: readonly string[]
  /** Without a slash at its end. */
  apiUrl: string
}

const secrets = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .pipe(
    z
      .array(z.string().min(1, 'a secret is empty'))
      .max(2, 'at most two secrets: the one in use and the one before or after it'),
  )

/**
 * Selling through Creem (`CREEM_API_KEY`, `CREEM_WEBHOOK_SECRETS`); null when neither is set. A store's test mode has an
 * address (`CREEM_API_URL=https://test-api.creem.io`) and keys of its own.
 */
export const creemConfig = declareConfig(
  'creem',
  {
    CREEM_API_KEY: z.string().min(1).max(500).optional(),
    CREEM_WEBHOOK_SECRETS: secrets.optional(),
    CREEM_API_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
      .default('https://api.creem.io')
      .transform((url) => url.replace(/\/+$/, '')),
  },
  (values): CreemSettings | null => {
    const { CREEM_API_KEY: apiKey, CREEM_WEBHOOK_SECRETS: webhookSecrets, CREEM_API_URL: apiUrl } = values
    if (apiKey === undefined && webhookSecrets === undefined) return null
    if (apiKey === undefined) throw new ConfigError(['CREEM_API_KEY: is needed with CREEM_WEBHOOK_SECRETS'])
    if (webhookSecrets === undefined) throw new ConfigError(['CREEM_WEBHOOK_SECRETS: is needed with CREEM_API_KEY'])
    return { apiKey, webhookSecrets, apiUrl }
  },
)

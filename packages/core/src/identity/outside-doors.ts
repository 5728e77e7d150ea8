import { z } from 'zod'
import { ConfigError, declareConfig } from '../kernel/config'

const text = z.string().min(1).max(2000).optional()

/**
 * The outside identity providers people may sign in with, each only when all its variables are set: Google, one OIDC
 * issuer under a name of one's choice, WeChat (an Open Platform website app).
 */
export const outsideDoorsConfig = declareConfig(
  'outside-doors',
  {
    GOOGLE_CLIENT_ID: text,
    GOOGLE_CLIENT_SECRET: text,
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the issuer’s http(s) address' }).optional(),
    OIDC_CLIENT_ID: text,
    OIDC_CLIENT_SECRET: text,
    OIDC_NAME: z.string().min(1).max(40).default('OpenID'),
    WECHAT_APP_ID: text,
    WECHAT_APP_SECRET: text,
  },
  (values) => {
    const google = together({
      GOOGLE_CLIENT_ID: values.GOOGLE_CLIENT_ID,
      GOOGLE_CLIENT_SECRET: values.GOOGLE_CLIENT_SECRET,
    })
    const oidc = together({
      OIDC_ISSUER: values.OIDC_ISSUER,
      OIDC_CLIENT_ID: values.OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: values.OIDC_CLIENT_SECRET,
    })
    const wechat = together({ WECHAT_APP_ID: values.WECHAT_APP_ID, WECHAT_APP_SECRET: values.WECHAT_APP_SECRET })
    return {
      google: google && { clientId: google.GOOGLE_CLIENT_ID, clientSecret: google.GOOGLE_CLIENT_SECRET },
      oidc: oidc && {
        issuer: oidc.OIDC_ISSUER.replace(/\/$/, ''),
        clientId: oidc.OIDC_CLIENT_ID,
        clientSecret: oidc.OIDC_CLIENT_SECRET,
        name: values.OIDC_NAME,
      },
      wechat: wechat && { appId: wechat.WECHAT_APP_ID, appSecret: wechat.WECHAT_APP_SECRET },
    }
  },
)

/** All of them, or null for none; some of them is a mistake that names the missing ones. */
function together<K extends string>(values: Record<K, string | undefined>): Record<K, string> | null {
  const names = Object.keys(values) as K[]
  const missing = names.filter((name) => values[name] === undefined)
  if (missing.length === names.length) return null
  if (missing.length > 0) {
    const rest = names.filter((name) => !missing.includes(name))
    throw new ConfigError(missing.map((name) => `${name}: is needed with ${rest.join(', ')}`))
  }
  return values as Record<K, string>
}

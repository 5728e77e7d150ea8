import { declareConfig, type Environment } from '@studiolo/core/kernel/config'
import { z } from 'zod'

const proxies = z
  .enum(['true', 'false', '0', '1', '2', '3', '4', '5'], 'must be the number of proxies in front (0 to 5)')
  .default('0')
  .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))

/**
 * What the web process itself reads. `TRUST_PROXY` is the number of proxies whose `X-Forwarded-For` is believed;
 * `STUDIOLO_DEMO=1` marks the instance with demo data, the only one that shows its outbox.
 */
export const webConfig = declareConfig(
  'web',
  {
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
      .refine((url) => new URL(url).pathname.length > 1, 'must name a database'),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
    PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    TRUST_PROXY: proxies,
    STUDIOLO_DEMO: z.enum(['0', '1']).default('0'),
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
  (values) => ({
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    port: values.PORT,
    host: values.HOST,
    trustedProxies: values.TRUST_PROXY,
    demo: values.STUDIOLO_DEMO === '1',
    dev: values.NODE_ENV === 'development',
    logLevel: values.LOG_LEVEL,
  }),
)

/** What next-auth signs its short-lived cookies with; without `STUDIOLO_SESSION_SECRET` it is derived from the master key. */
export const sessionSecretConfig = declareConfig(
  'session-secret',
  { STUDIOLO_SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional() },
  (values) => values.STUDIOLO_SESSION_SECRET ?? null,
)

export type WebEnv = ReturnType<(typeof webConfig)['parse']>

/** The process's environment, with what every part needs filled in: the address people type defaults to where we listen. */
export function readEnvironment(): Environment {
  Object.assign(process.env, {
    NODE_ENV: process.env.NODE_ENV || 'production',
    NEXT_TELEMETRY_DISABLED: process.env.NEXT_TELEMETRY_DISABLED || '1',
  })
  const port = /^\d{1,5}$/.test(process.env.PORT ?? '') ? process.env.PORT : '3000'
  return { ...process.env, APP_URL: process.env.APP_URL || `http://${nameOf(process.env.HOST || '127.0.0.1')}:${port}` }
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** The only way to tell next-auth 4 its own address. */
export function tellNextAuth(origin: string): void {
  process.env.NEXTAUTH_URL = origin
}

/** Does whoever starts it want to see stack traces? Asked where the configuration itself may be wrong. */
export function wantsDetail(): boolean {
  return process.env.LOG_LEVEL === 'debug'
}

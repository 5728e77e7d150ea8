import { declareConfig, type Environment } from '@studiolo/core/kernel/config'
import { databaseUrl, webVariables } from '@studiolo/core/kernel/process-config'
import { z } from 'zod'

const { STUDIOLO_SESSION_SECRET, ...ownVariables } = webVariables

/** What the web process itself reads: `webVariables`, where it listens and its database. */
export const webConfig = declareConfig(
  'web',
  {
    ...ownVariables,
    DATABASE_URL: databaseUrl,
    PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  },
  (values) => ({
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    port: values.PORT,
    host: values.HOST,
    trustedProxies: values.TRUST_PROXY,
    trustedHosts: values.TRUSTED_HOSTS,
    demo: values.STUDIOLO_DEMO === '1',
    dev: values.NODE_ENV === 'development',
    logLevel: values.LOG_LEVEL,
  }),
)

/** What next-auth signs its short-lived cookies with; without `STUDIOLO_SESSION_SECRET` it is derived from the master key. */
export const sessionSecretConfig = declareConfig(
  'session-secret',
  { STUDIOLO_SESSION_SECRET },
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

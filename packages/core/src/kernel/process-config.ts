import { availableParallelism } from 'node:os'
import { z } from 'zod'

const wholeNumber = z.coerce.number('must be a number').int('must be a whole number')
const between = (least: number, most: number) =>
  wholeNumber.min(least, `must be at least ${least}`).max(most, `must be at most ${most}`)

const logLevel = z
  .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
  .default('info')

const proxies = z
  .enum(['true', 'false', '0', '1', '2', '3', '4', '5'], 'must be the number of proxies in front (0 to 5)')
  .default('0')
  .transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))

/** The address of a Postgres database, as `DATABASE_URL` gives it. */
export const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
  .refine((url) => !URL.canParse(url) || new URL(url).pathname.length > 1, 'must name a database')

/** Hosts inside that may be asked all the same (`host` or `host:port`, with blanks or commas between): a GPU box, a gateway of one's own. */
const trustedHosts = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))

/**
 * What the web process reads for itself, beside where it listens and its database. `DATABASE_CONNECTIONS` is the size of
 * its pool: by default two a core and at least 4, for queries share a connection, and the fewer there are, the more of
 * them travel together (a quarter more reads than with 10 on two cores, the benchmark `web`). `TRUST_PROXY` is the number of
 * proxies whose `X-Forwarded-For` is believed (default 0); `STUDIOLO_DEMO=1` marks the instance with demo data, the only
 * one that shows its outbox. It stands here so that `npm start` can name a wrong one before anything slow begins.
 */
export const webVariables = {
  DATABASE_CONNECTIONS: between(2, 500).default(Math.max(4, 2 * availableParallelism())),
  TRUST_PROXY: proxies,
  TRUSTED_HOSTS: trustedHosts,
  STUDIOLO_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  STUDIOLO_SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: logLevel,
}

/** What a worker process reads for itself, beside its database. `WORKER_CONCURRENCY` is how many jobs it runs at once: default 8, for most of them only wait. */
export const workerVariables = {
  WORKER_CONCURRENCY: between(1, 100).default(8),
  LOG_LEVEL: logLevel,
  TRUSTED_HOSTS: trustedHosts,
}

import { checkConfig, createConfigReader, type ConfigReader } from '@studiolo/core/kernel/config'
import { declareConfig } from '@studiolo/core/kernel/config'
import { z } from 'zod'
import { configParts } from './config-parts'

export const workerConfig = declareConfig(
  'worker',
  {
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
    /** Jobs this worker runs at once. Default 8: most of them only wait. */
    WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    TRUSTED_HOSTS: z.string().optional(),
  },
  (values) => ({
    databaseUrl: values.DATABASE_URL,
    concurrency: values.WORKER_CONCURRENCY,
    logLevel: values.LOG_LEVEL,
    trustedHosts: (values.TRUSTED_HOSTS ?? '').split(/[\s,]+/).filter(Boolean),
  }),
)

/** The one place of this app that reads the environment. Throws a ConfigError that names every wrong variable. */
export function readEnv(): ConfigReader {
  const config = createConfigReader(process.env)
  checkConfig(config, [workerConfig, ...configParts])
  return config
}

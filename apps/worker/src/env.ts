import { checkConfig, createConfigReader, type ConfigReader } from '@studiolo/core/kernel/config'
import { declareConfig } from '@studiolo/core/kernel/config'
import { databaseUrl, workerVariables } from '@studiolo/core/kernel/process-config'
import { configParts } from './config-parts'

/** What a worker process itself reads: `workerVariables` and its database. */
export const workerConfig = declareConfig('worker', { ...workerVariables, DATABASE_URL: databaseUrl }, (values) => ({
  databaseUrl: values.DATABASE_URL,
  concurrency: values.WORKER_CONCURRENCY,
  logLevel: values.LOG_LEVEL,
  trustedHosts: values.TRUSTED_HOSTS,
}))

/** The one place of this app that reads the environment. Throws a ConfigError that names every wrong variable. */
export function readEnv(): ConfigReader {
  const config = createConfigReader(process.env)
  checkConfig(config, [workerConfig, ...configParts])
  return config
}

/** Does whoever starts it want to see stack traces? Asked where the configuration itself may be wrong. */
export function wantsDetail(): boolean {
  return process.env.LOG_LEVEL === 'debug'
}

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { limitsConfig } from '@studiolo/core/generation'
import { outsideDoorsConfig } from '@studiolo/core/identity'
import { welcomeConfig } from '@studiolo/core/onboarding'
import { routesConfig } from '@studiolo/core/providers'
import { rateLimitConfig } from '@studiolo/core/rate-limit'
import { storageConfig } from '@studiolo/core/storage'
import { mailConfig } from '@studiolo/core/notify/mail'
import { mediaConfig } from '@studiolo/core/media'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import {
  checkConfig,
  ConfigError,
  createConfigReader,
  declareConfig,
  type Config,
  type Environment,
} from '@studiolo/core/kernel/config'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { z } from 'zod'
import { root } from '../paths'
import { checkMasterKey, readSecrets } from './secrets'

const listenConfig = declareConfig(
  'listen',
  {
    PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be between 1 and 65535')
      .max(65_535, 'must be between 1 and 65535')
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  },
  (values) => ({ port: values.PORT, host: values.HOST, databaseUrl: values.DATABASE_URL ?? null }),
)

/** What core reads in web or worker: checked here already, before anything slow begins. */
const coreParts: Config<unknown>[] = [
  appUrlConfig,
  limitsConfig,
  mailConfig,
  masterKeyConfig,
  mediaConfig,
  outsideDoorsConfig,
  rateLimitConfig,
  routesConfig,
  storageConfig,
  welcomeConfig,
]

const program = z
  .string()
  .refine((path) => existsSync(path), { error: ({ input }) => `there is no ${String(input)}` })
  .optional()
/** Without these the programs are looked for; whoever names one wants that one. */
const programsConfig = declareConfig('programs', { FFMPEG_PATH: program, FFPROBE_PATH: program }, (values) => values)

export interface Settings {
  dataDir: string
  port: number
  host: string
  /** Null: the embedded Postgres. */
  databaseUrl: string | null
  /** What people type. */
  appUrl: string
  /** Below this, nothing is written into the data folder. */
  minFreeBytes: number
  /** Is mail only kept in the outbox? */
  keepsMail: boolean
  /** The environment for web and worker, secrets included, the database left out. */
  env: Record<string, string>
}

/** Reads and checks the environment and makes what secrets are missing. Throws one ConfigError that names every wrong variable. */
export async function readSettings(given: Environment = process.env): Promise<Settings> {
  const dataDir = dataFolder(given)
  const listen = createConfigReader(given)
  checkConfig(listen, [listenConfig])
  const { port, host, databaseUrl } = listen(listenConfig)
  const env = {
    ...Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : []))),
    ...(await readSecrets(join(dataDir, 'secrets'), given).catch((error: unknown) => throwDataProblem(error, dataDir))),
    STUDIOLO_DATA: dataDir,
    PORT: String(port),
    HOST: host,
    APP_URL: given.APP_URL || `http://${nameOf(host)}:${port}`,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const config = createConfigReader(env)
  checkConfig(config, [programsConfig, ...coreParts])
  await checkMasterKey(join(dataDir, 'secrets'), config(masterKeyConfig).masterKey)
  return {
    dataDir,
    port,
    host,
    databaseUrl,
    appUrl: config(appUrlConfig).origin,
    minFreeBytes: config(storageConfig).minFreeBytes,
    keepsMail: config(mailConfig).smtp === null,
    env,
  }
}

/** The one folder that holds everything; a relative one is meant from the root of the tree. */
export function dataFolder({ STUDIOLO_DATA: folder }: Environment): string {
  return resolve(root, folder || '.studiolo')
}

/** The first writing into the data folder: when it fails, the folder is wrong. */
function throwDataProblem(error: unknown, dataDir: string): never {
  if (!(error instanceof Error && 'code' in error)) throw error
  throw new ConfigError([`STUDIOLO_DATA: ${dataDir} cannot be written to (${error.message})`])
}

/** What to type for an address that means "every address". */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

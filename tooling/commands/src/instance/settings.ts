import { join, resolve } from 'node:path'
import { gatewayConfigs, graceConfig } from '@studiolo/core/billing'
import { limitsConfig } from '@studiolo/core/generation'
import { outsideDoorsConfig } from '@studiolo/core/identity'
import { welcomeConfig } from '@studiolo/core/onboarding'
import { routesConfig } from '@studiolo/core/providers'
import { rateLimitConfig } from '@studiolo/core/rate-limit'
import { storageConfig } from '@studiolo/core/storage'
import { mailConfig } from '@studiolo/core/notify/mail'
import { configuredToolProblems, mediaConfig } from '@studiolo/core/media'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import {
  checkConfig,
  ConfigError,
  createConfigReader,
  declareConfig,
  type Config,
  type ConfigReader,
  type Environment,
} from '@studiolo/core/kernel/config'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { databaseUrl, webVariables, workerVariables } from '@studiolo/core/kernel/process-config'
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
    DATABASE_URL: databaseUrl.optional(),
  },
  (values) => ({ port: values.PORT, host: values.HOST, databaseUrl: values.DATABASE_URL ?? null }),
)

const processConfig = declareConfig('processes', { ...webVariables, ...workerVariables }, (values) => values)

/** What web, worker and core in them read: checked here already, before anything slow begins. */
const parts: readonly Config<unknown>[] = [
  listenConfig,
  processConfig,
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
  graceConfig,
  ...gatewayConfigs,
]

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
  const [port, host] = [given.PORT || '3000', given.HOST || '127.0.0.1']
  const appUrl = given.APP_URL || `http://${nameOf(host)}:${port}`
  const env = {
    ...Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : []))),
    ...(await readSecrets(join(dataDir, 'secrets'), given).catch((error: unknown) => throwDataProblem(error, dataDir))),
    STUDIOLO_DATA: dataDir,
    PORT: port,
    HOST: host,
    // What is wrong with a port or a host is not said of the address made of them too.
    APP_URL: given.APP_URL || URL.canParse(appUrl) ? appUrl : 'http://127.0.0.1:3000',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const config = createConfigReader(env)
  await checkEverything(config, env)
  await checkMasterKey(join(dataDir, 'secrets'), config(masterKeyConfig).masterKey)
  return {
    dataDir,
    ...config(listenConfig),
    appUrl: config(appUrlConfig).origin,
    minFreeBytes: config(storageConfig).minFreeBytes,
    keepsMail: config(mailConfig).smtp === null,
    env,
  }
}

/** A program that somebody names is asked whether it runs; all else is asked of the text alone. */
async function checkEverything(config: ConfigReader, { FFMPEG_PATH, FFPROBE_PATH }: Environment): Promise<void> {
  const problems = [
    ...problemsOf(() => checkConfig(config, parts)),
    ...(await configuredToolProblems({ ffmpegPath: FFMPEG_PATH, ffprobePath: FFPROBE_PATH })),
  ]
  if (problems.length > 0) throw new ConfigError([...new Set(problems)])
}

function problemsOf(check: () => void): readonly string[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
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

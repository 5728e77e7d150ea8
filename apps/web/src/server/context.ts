import { appRouter, createCallerFactory, shapeError, type ApiContext } from '@studiolo/api'
import { createRest } from '@studiolo/api/rest'
import { gatewayConfigs, graceConfig } from '@studiolo/core/billing'
import { adjustmentConfig } from '@studiolo/core/credits'
import { limitsConfig } from '@studiolo/core/generation'
import { getMe, outsideDoorsConfig } from '@studiolo/core/identity'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import { systemClock } from '@studiolo/core/kernel/clock'
import { checkConfig, createConfigReader, type Config, type Environment } from '@studiolo/core/kernel/config'
import type { Ctx } from '@studiolo/core/kernel/context'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { createGuardedFetch } from '@studiolo/core/kernel/http'
import { createIds } from '@studiolo/core/kernel/ids'
import { createLog } from '@studiolo/core/kernel/log'
import { createMailer, mailConfig } from '@studiolo/core/notify/mail'
import { welcomeConfig } from '@studiolo/core/onboarding'
import { rateLimitConfig } from '@studiolo/core/rate-limit'
import { openStorage, storageConfig } from '@studiolo/core/storage'
import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import { sessionSecretConfig, webConfig } from '../env'
import { readAsker } from './actor'
import { createLiveHub } from './live'
import { readLocalOutbox } from './doors/outbox'
import { findTestCheckout } from './doors/test-checkout'
import { findTestPortal } from './doors/test-portal'
import { keepPageError } from './page-errors'
import { VISIT_HEADER } from './request'
import type { PageVisit, RequestFacts, WebProcess } from './process'

/** Everything the web process reads from its environment: checked together at start, each wrong variable named. */
const configParts: readonly Config<unknown>[] = [
  webConfig,
  appUrlConfig,
  masterKeyConfig,
  storageConfig,
  mailConfig,
  rateLimitConfig,
  graceConfig,
  ...gatewayConfigs,
  limitsConfig,
  outsideDoorsConfig,
  sessionSecretConfig,
  welcomeConfig,
  adjustmentConfig,
]

const createCaller = createCallerFactory(appRouter)

/** Opens what exists once in the process: pool, storage, mailer, LISTEN. Throws ConfigError before it opens anything. */
export async function openProcess(environment: Environment): Promise<WebProcess> {
  const config = createConfigReader(environment)
  checkConfig(config, configParts)
  const env = config(webConfig)
  const log = createLog({ name: 'web', level: env.logLevel })
  const database = openDatabase({ url: env.databaseUrl, connections: env.databaseConnections, name: 'studiolo-web' })
  const clock = systemClock
  const ctx: Ctx = {
    actor: { kind: 'anonymous' },
    db: database.db,
    clock,
    ids: createIds(clock),
    log,
    storage: openStorage({ config, clock }),
    fetch: createGuardedFetch({ allowHosts: env.trustedHosts }),
    mailer: createMailer(config, clock),
    config,
  }
  try {
    return await createProcess(ctx, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The process around a context that is there already; starts listening for live events. */
export async function createProcess(ctx: Ctx, database: Database): Promise<WebProcess> {
  const env = ctx.config(webConfig)
  const live = await createLiveHub({ url: env.databaseUrl, log: ctx.log })
  const { origin } = ctx.config(appUrlConfig)
  const pageAnswers: WebProcess['pageAnswers'] = new Map()
  return {
    env,
    origin,
    rest: createRest({ origin }),
    database,
    live,
    ctx,
    pageAnswers,
    createContext: async (facts) => (await openRequest(ctx, live, facts)).context,
    openVisit: (facts) => openVisit(ctx, live, pageAnswers, facts),
    kindOf: (error) => (error instanceof Error ? shapeError(error).kind : null),
    keepPageError: (error, place) => keepPageError(ctx, error, place),
    readOutbox: (facts) => readLocalOutbox(ctx, facts),
    readTestCheckout: (id) => findTestCheckout(ctx, id),
    readTestPortal: (id, back) => findTestPortal(ctx, id, back),
  }
}

async function openRequest(ctx: Ctx, live: ApiContext['live'], facts: RequestFacts) {
  const { actor, setCookie } = await readAsker(ctx, facts.headers)
  const log = ctx.log.child({ requestId: facts.id, ...(actor.kind === 'user' && { userId: actor.userId }) })
  const responseHeaders = new Headers()
  if (setCookie) responseHeaders.append('set-cookie', setCookie)
  const context: ApiContext = { ...ctx, actor, log, request: facts, responseHeaders, live }
  return { context, setCookie }
}

async function openVisit(
  ctx: Ctx,
  live: ApiContext['live'],
  answers: WebProcess['pageAnswers'],
  facts: RequestFacts,
): Promise<PageVisit> {
  // A page is for people: a key in the header is none of its business.
  const headers = new Headers(facts.headers)
  headers.delete('authorization')
  const { context, setCookie } = await openRequest(ctx, live, { ...facts, headers })
  const answer = answers.get(headers.get(VISIT_HEADER) ?? '')
  if (setCookie && answer && !answer.headersSent) answer.appendHeader('set-cookie', setCookie)
  // The id an admin finds the error by is what Next shows the person as the digest.
  const onError = ({ error }: { error: Error }) => Object.assign(error, { digest: shapeError(error).id ?? undefined })
  return { me: await getMe(context), api: createCaller(context, { onError }) }
}

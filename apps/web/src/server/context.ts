import { appRouter, createCallerFactory, type ApiContext } from '@studiolo/api'
import { checkConfig, createConfigReader, type Config, type Environment } from '@studiolo/core/kernel/config'
import { systemClock } from '@studiolo/core/kernel/clock'
import type { Ctx } from '@studiolo/core/kernel/context'
import { masterKeyConfig } from '@studiolo/core/kernel/crypto'
import { createGuardedFetch } from '@studiolo/core/kernel/http'
import { createIds } from '@studiolo/core/kernel/ids'
import { createLog, type Log } from '@studiolo/core/kernel/log'
import { createMailer, mailConfig } from '@studiolo/core/notify/mail'
import { openStorage, storageConfig } from '@studiolo/core/storage'
import { openDatabase } from '@studiolo/db/client'
import { isSecure, webConfig, withAppUrl } from '../env'
import { readActor } from './actor'
import { createLiveHub } from './live'
import type { RequestFacts, WebProcess } from './process'

/** Everything the web process reads from its environment: checked together at start, each wrong variable named. */
const configParts: readonly Config<unknown>[] = [webConfig, masterKeyConfig, storageConfig, mailConfig]

/** Opens what exists once in the process: pool, storage, mailer, LISTEN. Throws ConfigError before it opens anything. */
export async function openProcess(environment: Environment, givenLog?: Log): Promise<WebProcess> {
  checkConfig(createConfigReader(environment), configParts)
  const env = createConfigReader(environment)(webConfig)
  const config = createConfigReader(withAppUrl(environment, env.appUrl))
  const log = givenLog ?? createLog({ name: 'web', level: env.logLevel })
  const clock = systemClock
  const database = openDatabase({ url: env.databaseUrl, connections: env.databaseConnections, name: 'studiolo-web' })
  const ctx: Ctx = {
    actor: { kind: 'anonymous' },
    db: database.db,
    clock,
    ids: createIds(clock),
    log,
    storage: openStorage({ config, clock }),
    fetch: createGuardedFetch(),
    mailer: createMailer({ config, clock, log }),
    config,
  }
  const live = await createLiveHub({ sql: database.sql, log }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  return {
    env,
    database,
    live,
    ctx,
    createContext: (facts) => createContext(ctx, live, facts),
    createCaller: createCallerFactory(appRouter),
  }
}

async function createContext(ctx: Ctx, live: WebProcess['live'], facts: RequestFacts): Promise<ApiContext> {
  const actor = await readActor(ctx, facts.headers, isSecure(ctx.config))
  const log = ctx.log.child({ requestId: facts.id, ...(actor.kind === 'user' && { userId: actor.userId }) })
  return { ...ctx, actor, log, request: facts, responseHeaders: new Headers(), live }
}

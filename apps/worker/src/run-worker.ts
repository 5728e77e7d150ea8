import { sweepScratch } from '@studiolo/core/media'
import { listenForCancels } from '@studiolo/core/providers/worker'
import { ConfigError } from '@studiolo/core/kernel/config'
import { storageConfig } from '@studiolo/core/storage'
import { createWorkerContext } from './context'
import { readEnv, wantsDetail, workerConfig } from './env'
import { gatherFacts } from './facts'
import { isWorkerAlive } from './liveness'
import { jobHandlers } from './registry'
import { startWorker } from './start-worker'

/** Runs a worker until SIGTERM or SIGINT. Answers when it takes jobs. */
export async function runWorker(): Promise<void> {
  const config = readEnv()
  const { databaseUrl, concurrency } = config(workerConfig)
  const { ctx, database } = createWorkerContext(config)
  const { scratchRoot } = config(storageConfig)
  const clearScratch = () => {
    sweepScratch(scratchRoot, (owner) => isWorkerAlive(database.sql, owner)).catch((error) =>
      ctx.log.warn({ err: error }, 'scratch folders of dead workers could not be removed'),
    )
  }

  const facts = await gatherFacts(ctx)
  const worker = await startWorker({
    ctx,
    database,
    databaseUrl,
    handlers: jobHandlers,
    concurrency,
    facts,
    onDeadWorker: clearScratch,
  })
  clearScratch()
  const cancels = await listenForCancels(database.sql)

  const stop = async (signal: string) => {
    ctx.log.info({ signal }, 'stopping')
    await worker.stop()
    await cancels.close()
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', (signal) => void stop(signal))
  process.once('SIGINT', (signal) => void stop(signal))
  // Last: whoever hears it may end us at once, and in order.
  ctx.log.info({ workerId: worker.id, concurrency }, 'ready')
  process.send?.({ ready: worker.id })
}

/** Starts and, where it cannot, says why in words; a stack only when asked for. */
export function startOrExplain(): void {
  runWorker().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`)
    if (wantsDetail() && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    process.exit(1)
  })
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `The worker cannot start:\n${error.problems.map((problem) => `  ${problem}`).join('\n')}`
  return `The worker cannot start: ${error instanceof Error ? error.message || error.name : String(error)}`
}

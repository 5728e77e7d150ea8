import { ConfigError } from '@studiolo/core/kernel/config'
import { readEnvironment } from '../env'
import { openProcess } from './context'
import { createNextPages } from './doors/pages'
import { setProcess } from './process'
import { startServer } from './server'
import { StartError } from './start-error'

/** After this the process goes, whatever still hangs. */
const LAST_CALL_MS = 5000

async function main(): Promise<void> {
  const process_ = await openProcess(readEnvironment())
  setProcess(process_)
  const { dev } = process_.env
  const server = await startServer({
    process: process_,
    openPages: (httpServer, address) => createNextPages(httpServer, { dev, ...address }),
  })
  process_.ctx.log.info({ url: server.url }, 'web is ready')

  // A promise that nobody awaited must not take everybody's requests down with it.
  process.on('unhandledRejection', (error) => process_.ctx.log.error({ err: error }, 'a promise failed unheard'))

  const stop = async (signal: string) => {
    process_.ctx.log.info({ signal }, 'web is stopping')
    setTimeout(() => process.exit(0), LAST_CALL_MS).unref()
    await server.close()
    process_.ctx.log.info({}, 'web has stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal))
}

/** One clear message for the operator; a stack only when asked for. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `Studiolo cannot start:\n${error.problems.map((line) => `  ${line}`).join('\n')}`
  if (error instanceof StartError) return `Studiolo cannot start. ${error.message}`
  const message = error instanceof Error ? error.message || ('code' in error && String(error.code)) : String(error)
  return `Studiolo cannot start: ${message}`
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
  process.exit(1)
})

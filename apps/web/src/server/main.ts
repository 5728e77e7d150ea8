import { ConfigError } from '@studiolo/core/kernel/config'
import { readEnvironment, wantsDetail } from '../env'
import { openProcess } from './context'
import { createNextPages } from './doors/pages'
import { setProcess } from './process'
import { startServer, type RunningServer } from './server'
import { StartError } from './start-error'

/** After this the process goes, whatever still hangs. */
const LAST_CALL_MS = 5000

async function main(): Promise<void> {
  let running: RunningServer | null = null
  const stop = async () => {
    setTimeout(() => process.exit(0), LAST_CALL_MS).unref()
    await running?.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

  const web = await openProcess(readEnvironment())
  const { log } = web.ctx
  // A promise that nobody awaited must not take everybody's requests down with it.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise failed unheard'))
  setProcess(web)
  const { dev } = web.env
  running = await startServer({
    process: web,
    openPages: (httpServer, address) => createNextPages(httpServer, { dev, ...address }),
  })
  log.info({ url: running.url, address: web.origin }, 'web is ready')
}

/** One clear message for the operator; a stack only when asked for. */
function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `Studiolo cannot start:\n${error.problems.map((line) => `  ${line}`).join('\n')}`
  if (error instanceof StartError) return `Studiolo cannot start. ${error.message}`
  const message = error instanceof Error ? error.message || ('code' in error && String(error.code)) : String(error)
  return `Studiolo cannot start: ${message}`
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  if (wantsDetail()) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
  process.exit(1)
})

import { ConfigError } from '@studiolo/core/kernel/config'
import { EmbeddedError } from '@studiolo/db/embedded'

/** What went wrong, in words for the operator; printed without a stack. */
export class CommandError extends Error {}

/** Runs a command: its problems are one clear message and exit code 1; a stack only with `LOG_LEVEL=debug`. */
export async function runCommand(body: (args: string[]) => Promise<number | void>): Promise<never> {
  try {
    process.exit((await body(process.argv.slice(2))) ?? 0)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
    process.exit(1)
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `Studiolo cannot start:\n${error.problems.map((line) => `  ${line}`).join('\n')}`
  if (error instanceof EmbeddedError || error instanceof CommandError) return error.message
  if (!(error instanceof Error)) return String(error)
  // Several addresses tried, none answered: the reason stands in the parts.
  const reason = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message
  return `Something went wrong: ${reason} (LOG_LEVEL=debug shows where)`
}

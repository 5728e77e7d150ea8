import pino from 'pino'

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
  /** A log whose every line also carries these facts (requestId, userId, generationId …). */
  child(facts: object): Log
}

export interface LogOptions {
  /** Which process speaks: `web`, `worker`, `start`. */
  name: string
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where lines go; default stdout. */
  destination?: pino.DestinationStream
}

const SECRETS: ReadonlySet<string> = new Set([
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'apiKey',
  'key',
  'credentials',
])
const REDACTED_LEVELS = 2

/** Structured JSON lines; values under secret-looking names are redacted down to two levels. */
export function createLog({ name, level = 'info', destination }: LogOptions): Log {
  const log: Log = pino(
    {
      name,
      level,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => redact(facts),
      },
      serializers: { err: (error: Error) => redact(pino.stdSerializers.err(error)) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? pino.destination({ sync: true }),
  )
  // Children are made from their parent, so theirs is this one, too.
  const { child } = log
  log.child = function (facts) {
    return child.call(this, redact(facts))
  }
  return log
}

/** pino's own `redact` costs more with wildcards than the rest of the line; most lines have nothing to hide and stay as they are. */
function redact<T extends object>(facts: T, levels = REDACTED_LEVELS): T {
  let shown: T = facts
  for (const [name, value] of Object.entries(facts)) {
    const told = SECRETS.has(name) ? '[redacted]' : isRecord(value) && levels > 0 ? redact(value, levels - 1) : value
    if (told === value) continue
    if (shown === facts) shown = Object.assign(Array.isArray(facts) ? [] : {}, facts)
    Object.assign(shown, { [name]: told })
  }
  return shown
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Error)
}

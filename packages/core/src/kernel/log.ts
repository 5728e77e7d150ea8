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

const secrets = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'key', 'credentials']

/** Structured JSON lines; values under secret-looking names are redacted down to two levels. */
export function createLog({ name, level = 'info', destination }: LogOptions): Log {
  return pino(
    {
      name,
      level,
      redact: { paths: secrets.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]), censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination ?? pino.destination({ sync: true }),
  )
}

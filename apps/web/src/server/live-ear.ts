import type { Log } from '@studiolo/core/kernel/log'
import { LIVE_CHANNEL } from '@studiolo/core/notify'
import type { Database } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'

export interface EarOptions {
  url: string
  log: Log
  onEvent(userId: string, id: number): void
  /** Something may have been missed: everybody looks for themselves. */
  onGap(): void
  /** How often the connection is tried. Default 5 s. */
  pulseMs?: number
}

export interface Ear {
  close(): Promise<void>
}

const PULSE = '#'

/**
 * One LISTEN, kept alive. The driver listens again after a lost connection, but not if Postgres was away for longer, nor
 * when the connection is dead without having ended. So we call out to ourselves, and where the call is not heard until
 * the next one, a fresh connection takes over.
 */
export async function openEar({ url, log, onEvent, onGap, pulseMs = 5000 }: EarOptions): Promise<Ear> {
  const own = `${PULSE}${crypto.randomUUID()}`
  let heard = true
  let closed = false
  let database: Database | null = null

  const onNotify = (payload: string) => {
    if (payload === own) heard = true
    if (payload.startsWith(PULSE)) return
    const split = payload.lastIndexOf(':')
    onEvent(payload.slice(0, split), Number(payload.slice(split + 1)))
  }
  const connect = async () => {
    const fresh = openDatabase({ url, connections: 1, name: 'studiolo-live' })
    database = fresh
    heard = true
    await fresh.sql.listen(LIVE_CHANNEL, onNotify, onGap)
  }
  const replace = async () => {
    log.warn({}, 'live events: not heard, listening anew')
    const old = database
    void old?.close().catch(() => {})
    await connect()
  }
  const pulse = async () => {
    try {
      if (!heard) return await replace()
      heard = false
      await database?.sql.notify(LIVE_CHANNEL, own)
    } catch (error) {
      log.warn({ err: error }, 'live events: the database does not answer')
    }
  }

  await connect()
  let beating = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating.then(() => (closed ? undefined : pulse()))
  }, pulseMs)
  timer.unref()
  return {
    async close() {
      closed = true
      clearInterval(timer)
      await database?.close()
    },
  }
}

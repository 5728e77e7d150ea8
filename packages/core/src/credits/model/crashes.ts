import type { Tx } from '@studiolo/db'
import { openDatabase } from '@studiolo/db/client'
import type { Draft } from './drafts'
import type { RealLedger } from './real-ledger'

export type Crash = Exclude<Draft['fate'], 'commit' | 'rollback'>

/** What the caller does last in its transaction. */
const endings: Record<Crash, string> = {
  killed: 'select pg_terminate_backend(pg_backend_pid())',
  unanswered: 'commit; select pg_terminate_backend(pg_backend_pid())',
  cut: 'commit',
}

/**
 * Asks once in a transaction whose connection is lost, and then `again`: what is asked must carry a key, or be repeatable
 * in some other way. A `cut` comes from outside and meets the transaction anywhere, now and then not at all.
 */
export async function askTwice<T>(
  real: RealLedger,
  crash: Crash,
  ask: (tx: Tx) => Promise<T>,
  again: () => Promise<T>,
): Promise<T> {
  const doomed = openDatabase({ url: real.url, connections: 1, name: 'ledger-model-doomed' })
  let cut: Promise<unknown> | null = null
  try {
    const [backend] = await doomed.sql`select pg_backend_pid() as pid`
    if (crash === 'cut') cut = real.observer.sql`select pg_terminate_backend(${backend?.['pid']})`.execute()
    await doomed.sql.unsafe('begin')
    const answer = await ask(asTransaction(doomed.db))
    await doomed.sql.unsafe(endings[crash])
    return answer
  } catch (error) {
    if (!isLost(error)) throw error
    real.operations[crash] += 1
    return await again()
  } finally {
    await cut
    // Not `close`, which waits for the answer that never comes.
    await doomed.sql.end({ timeout: 0 })
  }
}

/** Not by the driver's own transactions: those say `rollback` on the lost connection, which then answers nobody for 30 s. */
function asTransaction(db: ReturnType<typeof openDatabase>['db']): Tx {
  return Object.assign(db, { rollback: () => {} }) as unknown as Tx
}

/** What the driver says of a connection that is gone, and the server to whom it cuts off. */
const LOST = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', '57P01'])

function isLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isLost)
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    if ('code' in seen && typeof seen.code === 'string' && LOST.has(seen.code)) return true
  }
  return false
}

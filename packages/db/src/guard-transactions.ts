import type postgres from 'postgres'

/**
 * What says that a connection is gone: the driver's words, the socket's, and the server's last ones to whom it cuts off
 * (shut down by an admin, crashed, timed out in a transaction).
 */
const LOST = new Set(
  'CONNECTION_CLOSED CONNECTION_DESTROYED CONNECTION_ENDED ECONNRESET EPIPE 57P01 57P02 57P03 57P05 25P03 25P04'.split(
    ' ',
  ),
)

/**
 * Keeps a transaction whose connection is lost from saying anything more. postgres.js 3.4.9 lets it go on: its `rollback`
 * or `commit` ends the process (a write to a socket that is null), or, once the connection was opened again for somebody
 * else, its statements run there, outside any transaction or inside the other's.
 * https://github.com/porsager/postgres/issues/1208 and /1216; to be taken out when pull requests 1209 and 1215 are in.
 */
export function guardTransactions(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql) as (options: string, body: Body) => Promise<unknown>
  const guarded = async (...given: [Body] | [string, Body]) => {
    const [options, body] = given.length === 1 ? ['', given[0]] : given
    const state: State = { hasBegun: false, lost: null }
    const run = (tx: postgres.TransactionSql) => runGuarded(tx, body, state)
    try {
      return await begin(options, run)
    } catch (error) {
      if (!isLost(error)) throw error
      state.lost ??= error
      // What a connection was told last before it was lost, the driver says to whoever opens it again.
      if (!state.hasBegun) return begin(options, (tx) => runGuarded(tx, body, { hasBegun: false, lost: null }))
      throw error
    }
  }
  return Object.assign(sql, { begin: guarded as typeof sql.begin })
}

async function runGuarded(tx: postgres.TransactionSql, body: Body, state: State): Promise<unknown> {
  state.hasBegun = true
  const outcome = await settle(() => body(guardHandle(tx, state)))
  if ('error' in outcome && isLost(outcome.error)) state.lost ??= outcome.error
  // The driver waits for this before it commits or rolls back; that it is over it hears from the closed connection.
  if (state.lost) return new Promise(() => {})
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

type Body = (tx: postgres.TransactionSql) => unknown
type Outcome = { value: unknown } | { error: unknown }

interface State {
  /** The body was asked: from then on nothing is done a second time. */
  hasBegun: boolean
  lost: unknown
}

async function settle(body: () => unknown): Promise<Outcome> {
  try {
    return { value: await body() }
  } catch (error) {
    return { error }
  }
}

/** The transaction's handle, which says nothing more once the connection is lost. */
function guardHandle(tx: postgres.TransactionSql, state: State): postgres.TransactionSql {
  const check = () => {
    if (state.lost) throw state.lost
  }
  return new Proxy(tx, {
    apply(target, self, given) {
      check()
      return Reflect.apply(target as never, self, given)
    },
    get(target, name) {
      if (name === 'unsafe' || name === 'savepoint') check()
      return Reflect.get(target, name)
    },
  })
}

function isLost(error: unknown): boolean {
  for (let seen = error; seen instanceof Error; seen = seen.cause) {
    if ('code' in seen && typeof seen.code === 'string' && LOST.has(seen.code)) return true
  }
  return false
}

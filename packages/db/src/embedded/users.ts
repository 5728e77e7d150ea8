import postgres from 'postgres'

/** The advisory lock (in the database `postgres`) that everyone who uses the server shares. */
const USERS_LOCK = 7_391_002

/** One process's stake in a shared server, given back by the server itself when the process dies. */
export interface Stake {
  /** Resolves when the server went away by itself. */
  readonly lost: Promise<void>
  /** Gives the stake back; answers whether nobody else has one. While `true` is handled, newcomers wait. */
  leave(): Promise<boolean>
  close(): Promise<void>
  sql: postgres.Sql
}

/** Takes a share. Throws when the server is on its way down. */
export async function takeStake(url: string): Promise<Stake> {
  const lost = Promise.withResolvers<void>()
  let closing = false
  let isGone = false
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    connection: { application_name: 'studiolo-stake' },
    onnotice: () => {},
    onclose: () => {
      isGone = true
      if (!closing) lost.resolve()
    },
  })
  try {
    await sql`select pg_advisory_lock_shared(${USERS_LOCK})`
  } catch (error) {
    closing = true
    await sql.end({ timeout: 1 })
    throw error
  }
  return {
    lost: lost.promise,
    sql,
    async leave() {
      closing = true
      if (isGone) return true
      await sql`select pg_advisory_unlock_shared(${USERS_LOCK})`
      const [row] = await sql<{ last: boolean }[]>`select pg_try_advisory_lock(${USERS_LOCK}) as last`
      return row?.last ?? false
    },
    close: () => sql.end({ timeout: 1 }),
  }
}

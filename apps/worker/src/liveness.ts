import type { Log } from '@studiolo/core/kernel/log'
import type { Sql } from '@studiolo/db'
import postgres from 'postgres'

const SWEEP_MS = 500
const RELOCK_MS = 250

/**
 * A worker is alive while it holds a session advisory lock named after its pool; the jobs of pools whose lock is gone are
 * freed at once, not after the queue's four hours. The grace keeps a pool that just took its first job from being swept
 * before its lock is seen.
 */
/** Is the lock named by this SQL expression held by anybody? */
const lockHeld = (name: string) => `exists (
  select from pg_locks
  where locktype = 'advisory' and objsubid = 1 and granted
    and database = (select oid from pg_database where datname = current_database())
    and classid = ((hashtextextended(${name}, 0) >> 32) & 4294967295)::oid
    and objid = (hashtextextended(${name}, 0) & 4294967295)::oid
)`

/** Does the worker with this id live? */
export async function isWorkerAlive(sql: Sql, id: string): Promise<boolean> {
  const [row] = await sql.unsafe<{ alive: boolean }[]>(`select ${lockHeld('$1::text')} as alive`, [id])
  return row?.alive ?? false
}

const FREE_ORPHANS = `
  with dead as (
    select distinct locked_by from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - interval '1 second'
      and not ${lockHeld('locked_by')}
  ), freed as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = now()
    where locked_by in (select locked_by from dead)
    returning id
  )
  select count(*)::int as freed,
    case when count(*) > 0 then pg_notify('jobs:insert', json_build_object('r', 'liveness', 'count', count(*))::text) end
  from freed`

export interface Liveness {
  /** Resolves when the lock is held: only then may jobs be taken. */
  ready: Promise<void>
  stop(): Promise<void>
}

/** Holds the lock of this pool on a connection of its own, and frees the jobs of the dead. */
export function keepAlive(databaseUrl: string, poolId: string, log: Log, onDead: () => void): Liveness {
  const held = Promise.withResolvers<void>()
  let stopped = false
  const sql = postgres(databaseUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    keep_alive: 5,
    connection: {
      application_name: `studiolo-liveness ${poolId}`,
      tcp_keepalives_idle: 5,
      tcp_keepalives_interval: 2,
      tcp_keepalives_count: 3,
    },
    onnotice: () => {},
    onclose: () => {
      if (!stopped) log.warn({ poolId }, 'the liveness connection was lost; taking the lock again')
    },
  })

  const beat = async (): Promise<void> => {
    // The lock is a property of the session: taken again whenever the connection is a new one.
    await sql`
      select pg_advisory_lock(hashtextextended(${poolId}, 0))
      where not exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
      )`
    held.resolve()
    const [row] = await sql.unsafe<{ freed: number }[]>(FREE_ORPHANS)
    if (row && row.freed > 0) {
      log.warn({ freed: row.freed }, 'freed the jobs of a dead worker')
      onDead()
    }
  }

  const loop = (async () => {
    while (!stopped) {
      const wait = await beat().then(
        () => SWEEP_MS,
        (error) => {
          if (!stopped) log.warn({ err: error }, 'liveness is interrupted')
          return RELOCK_MS
        },
      )
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  })()

  return {
    ready: held.promise,
    async stop() {
      stopped = true
      await loop
      await sql.end({ timeout: 1 })
    },
  }
}

import { DUE_CHANNEL } from '@studiolo/core/jobs'
import type { Sql } from '@studiolo/db'

/** Later than this the queue's own poll is early enough. */
const LONGEST_TIMER_MS = 3_600_000

/**
 * Wakes the queue when a job becomes due: a job enqueued for later says so on a channel, one timer waits for the earliest,
 * and the queue's own notification starts it on time. The queue's poll stays as the net.
 */
export async function wakeWhenDue(sql: Sql): Promise<{ stop(): Promise<void> }> {
  let timer: NodeJS.Timeout | undefined
  let earliest = Infinity

  const arm = (dueAt: number): void => {
    if (dueAt >= earliest) return
    earliest = dueAt
    clearTimeout(timer)
    timer = setTimeout(wake, Math.min(LONGEST_TIMER_MS, Math.max(0, dueAt - Date.now())))
  }
  const wake = async (): Promise<void> => {
    earliest = Infinity
    await sql`select pg_notify('jobs:insert', '{"r":"due","count":10}')`.catch(() => {})
    await armFromTable().catch(() => {})
  }
  const armFromTable = async (): Promise<void> => {
    const [row] = await sql<{ due: number | null }[]>`
      select (extract(epoch from min(run_at)) * 1000)::float8 as due
      from graphile_worker._private_jobs where locked_at is null and attempts < max_attempts and run_at > now()`
    if (row?.due) arm(row.due)
  }

  const listening = await sql.listen(
    DUE_CHANNEL,
    (payload) => arm(Number(payload)),
    () => void armFromTable().catch(() => {}),
  )
  return {
    async stop() {
      clearTimeout(timer)
      earliest = -Infinity
      await listening.unlisten()
    },
  }
}

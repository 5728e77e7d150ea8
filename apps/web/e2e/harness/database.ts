import { openDatabase, type Database } from '@studiolo/db/client'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstanceFacts } from './instance'

/** The database of a running instance, for what no person can bring about. Its address stands in the data folder. */
async function openBeside({ dataDir }: InstanceFacts): Promise<Database> {
  const cluster = join(dataDir, 'postgres', 'cluster')
  const password = (await readFile(`${cluster}.password`, 'utf8')).trim()
  // The fourth line: https://www.postgresql.org/docs/current/storage-file-layout.html
  const port = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3]
  const url = `postgres://app:${password}@127.0.0.1:${port}/studiolo`
  return openDatabase({ url, connections: 1, name: 'studiolo-journey' })
}

/** Does something while no webhook comes in: whoever brings one is kept waiting at the door until it is done. */
export async function withoutWebhooks(facts: InstanceFacts, act: () => Promise<void>): Promise<void> {
  const { sql, close } = await openBeside(facts)
  try {
    await sql.begin(async (sql) => {
      // Those that stand there may still be read, and nothing can be written beside them.
      await sql`lock table inbound_event in share mode`
      await act()
    })
  } finally {
    await close()
  }
}

/** Lets a worker do this now instead of at its time. */
export async function runJob(facts: InstanceFacts, name: string): Promise<void> {
  const { sql, close } = await openBeside(facts)
  try {
    await sql`select graphile_worker.add_job(${name}, '{}')`
  } finally {
    await close()
  }
}

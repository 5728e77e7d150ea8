import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyFolder } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import postgres from 'postgres'

/** Where the migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** Two that start at once must not both migrate; the number only has to be ours. */
const MIGRATE_LOCK = 7_391_001

/** Brings a database up to date: our tables, then the queue's. Repeatable; quick when there is nothing to do. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'studiolo-migrate' } })
  try {
    await sql`select pg_advisory_lock(${MIGRATE_LOCK})`
    await applyFolder(drizzle(sql), { migrationsFolder })
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

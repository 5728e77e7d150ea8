import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { migrate, migrationsFolder } from './migrate'

const TEMPLATE_LOCK = 7_391_003
const TEMPLATES_KEPT = 6

/** What the global setup of a test run hands to every test file, by `inject('postgres')`. */
export interface TestPostgres {
  /** An administrator's address of the test server. */
  url: string
  /** The migrated database to clone. */
  template: string
  /** Begins the names of this run's databases. */
  prefix: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres
  }
}

/** A throw-away database. */
export interface TestDatabase {
  url: string
  name: string
  drop(): Promise<void>
}

/**
 * A migrated database to clone from, named for the contents of the migrations, so that the next run finds it. `url` is
 * an administrator's address of the test server. Answers the template's name.
 */
export async function ensureTemplate(url: string): Promise<string> {
  const name = `template_${await migrationsDigest()}`
  await asAdmin(url, async (sql) => {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
    const [found] = await sql<
      { ready: boolean }[]
    >`select datistemplate as ready from pg_database where datname = ${name}`
    if (found?.ready) return
    if (found) await sql`drop database ${sql(name)} with (force)`
    await sql`create database ${sql(name)}`
    await migrate(addressOf(url, name))
    await sql`alter database ${sql(name)} with allow_connections false is_template true`
    await dropOldTemplates(sql)
  })
  return name
}

/** A copy of the template; 40 ms. `name` must be a plain identifier. */
export async function cloneDatabase(url: string, template: string, name: string): Promise<TestDatabase> {
  await asAdmin(url, (sql) => sql`create database ${sql(name)} template ${sql(template)} strategy wal_log`)
  return {
    name,
    url: addressOf(url, name),
    drop: () => asAdmin(url, async (sql) => void (await sql`drop database if exists ${sql(name)} with (force)`)),
  }
}

/** Drops the databases whose name `isLeftBehind` recognises: those of runs that crashed. */
export async function dropLeftBehind(url: string, isLeftBehind: (name: string) => boolean): Promise<void> {
  await asAdmin(url, async (sql) => {
    const rows = await sql<{ name: string }[]>`select datname as name from pg_database where not datistemplate`
    for (const { name } of rows.filter((row) => isLeftBehind(row.name))) {
      await sql`drop database if exists ${sql(name)} with (force)`
    }
  })
}

async function dropOldTemplates(sql: postgres.Sql): Promise<void> {
  const old = await sql<{ name: string }[]>`
    select datname as name from pg_database where datname ~ '^template_[0-9a-f]{16}$' and datistemplate order by oid desc offset ${TEMPLATES_KEPT}`
  for (const { name } of old) {
    await sql`alter database ${sql(name)} with is_template false`
    await sql`drop database if exists ${sql(name)} with (force)`
  }
}

async function migrationsDigest(): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort()
  for (const name of names) hash.update(name).update(await readFile(join(migrationsFolder, name)))
  return hash.digest('hex').slice(0, 16)
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

async function asAdmin<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

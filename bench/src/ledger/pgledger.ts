import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import postgres, { type Sql, type TransactionSql } from 'postgres'

/** pgledger in a database of its own, asked through its public functions alone. */
export interface Pgledger {
  /** What a hold and its capture are there: two transfers, each run as `run` says. */
  holdAndCapture(mode: 'on' | 'off', revenue: Revenue, run: Run): Promise<void>
  close(): Promise<void>
}

/** In a transaction of its own, or as a single statement. */
export type Run = <T>(sql: Sql, body: (sql: Sql | TransactionSql) => Promise<T>) => Promise<unknown>

/**
 * Where a capture goes: `shared`, to the one revenue account of a usual chart of accounts, a row that everybody waits for;
 * `own`, to an account for each creator, the kindest one can be to it.
 */
export type Revenue = 'shared' | 'own'

interface Creator {
  available: string
  held: string
  own: string
  shared: string
}

const NAME = 'pgledger'
const AMOUNT = 5

/** Loads the SQL that lies at `path` beside our database and gives every creator more credits than the run can spend. */
export async function openPgledger(
  url: string,
  path: string,
  { creators: count, connections }: { creators: number; connections: number },
): Promise<Pgledger> {
  const own = new URL(url)
  own.pathname = `/${NAME}`
  const open = (mode: 'on' | 'off') =>
    postgres(own.href, { max: connections, onnotice: () => {}, connection: { synchronous_commit: mode } })
  const sources = await readSources(path)
  await createDatabase(url)
  const pools = { on: open('on'), off: open('off') }
  try {
    await load(pools.off, sources)
    const creators = await prepare(pools.off, count)
    return {
      holdAndCapture: (mode, revenue, run) => transferTwice(pools[mode], creators, revenue, run),
      close: () => closeAll(pools),
    }
  } catch (error) {
    await closeAll(pools)
    throw error
  }
}

/** A file is all there is; of a folder `pgledger.sql`, and what lies in `vendor` before it. */
async function readSources(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [await readFile(path, 'utf8')]
  const found = (await readdir(path, { recursive: true }))
    .filter((file) => file.endsWith('.sql') && (file.startsWith(`vendor${sep}`) || file === 'pgledger.sql'))
    .toSorted((a, b) => Number(basename(a) === 'pgledger.sql') - Number(basename(b) === 'pgledger.sql'))
  if (!found.includes('pgledger.sql')) throw new Error(`${path} has no pgledger.sql`)
  return Promise.all(found.map((file) => readFile(join(path, file), 'utf8')))
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(`create database ${NAME}`)
  } finally {
    await sql.end()
  }
}

async function load(sql: Sql, sources: string[]): Promise<void> {
  for (const source of sources) await sql.unsafe(source)
}

async function prepare(sql: Sql, count: number): Promise<Creator[]> {
  const [issuer] = await sql`select id from pgledger_create_account('issued', 'CREDIT')`
  const [revenue] = await sql`select id from pgledger_create_account('revenue', 'CREDIT')`
  const names = Array.from({ length: count }, (_, place) => place)
  const accounts = async (kind: string, mayOwe: boolean): Promise<string[]> => {
    const rows = await sql`
      select a.id from unnest(${names}::int[]) n,
        lateral pgledger_create_account(${kind} || n, 'CREDIT', allow_negative_balance => ${mayOwe}) a`
    return rows.map((row) => String(row['id']))
  }
  const [available, held, own] = [
    await accounts('available-', false),
    await accounts('held-', false),
    await accounts('revenue-', true),
  ]
  await sql`
    select t.id from unnest(${available}::text[]) a, lateral pgledger_create_transfer(${issuer?.['id']}, a, '1000000') t`
  await sql.unsafe('vacuum analyze')
  const shared = String(revenue?.['id'])
  return available.map((id, place) => ({ available: id, held: held[place] ?? '', own: own[place] ?? '', shared }))
}

async function transferTwice(sql: Sql, creators: Creator[], revenue: Revenue, run: Run): Promise<void> {
  const creator = creators[Math.floor(Math.random() * creators.length)]
  if (!creator) throw new Error('no creators')
  const { available, held } = creator
  await run(sql, (sql) => sql`select * from pgledger_create_transfer(${available}, ${held}, ${AMOUNT})`)
  await run(sql, (sql) => sql`select * from pgledger_create_transfer(${held}, ${creator[revenue]}, ${AMOUNT})`)
}

async function closeAll(pools: Record<'on' | 'off', Sql>): Promise<void> {
  await Promise.all([pools.on.end(), pools.off.end()])
}

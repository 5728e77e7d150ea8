import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@studiolo/db/embedded'
import { migrate } from '@studiolo/db/migrate'
import postgres, { type Sql } from 'postgres'
import { openPgledger, type Run } from './ledger/pgledger'
import { compareRates, report, rounded, type Comparison } from './measuring/measure'
import { readOptions } from './measuring/options'

/**
 * A hold and its capture against two raw updates of two rows each: same server (fsync on), same driver, same number of
 * round trips. Once as the product does it, each in a transaction of its own, and once as single statements, where the
 * yardstick is as bare as it can be. And once with everybody on one wallet, against everybody on one row.
 * `--pgledger <folder or file>` adds pgledger's public SQL, read from there: the same cycle as two of its transfers.
 */

const TARGET = 0.4
const PGLEDGER_TARGET = 3
const CREATORS = 1000
const CONNECTIONS = 8
const ACTOR = 'user:usr_01jd4x0000000000000000000'

const modes = ['on', 'off'] as const
const forms = ['transaction', 'statement'] as const

const run: Record<(typeof forms)[number], Run> = {
  transaction: (sql, body) => sql.begin(body),
  statement: (sql, body) => body(sql),
}

const { rounds, pgledger } = readOptions()
let cycles = 0

const dir = await mkdtemp(join(tmpdir(), 'studiolo-bench-'))
try {
  const server = await startEmbedded({ dir: join(dir, 'data'), settings: { max_wal_size: '4GB' } })
  try {
    await measure(server.url)
  } finally {
    await server.stop()
  }
} finally {
  await rm(dir, { recursive: true, force: true })
}

async function measure(url: string): Promise<void> {
  await migrate(url)
  const users = await prepare(url)
  const results: Record<string, Comparison> = {}
  for (const mode of modes) {
    for (const form of forms) {
      const result = await withPool(url, mode, (sql) =>
        compareRates({
          yardstick: () => updateTwice(sql, run[form]),
          subject: () => holdAndCapture(sql, run[form], users),
          concurrency: CONNECTIONS,
          rounds,
        }),
      )
      results[`${form}, synchronous_commit ${mode}`] = tell(`${form}, synchronous_commit ${mode}`, result)
    }
  }
  const hot = await measureHot(url, users)
  const bytes = await bytesPerCycle(url)
  if (pgledger !== undefined) await measurePgledger(url, pgledger, users)
  const judged = modes
    .map((mode) => results[`transaction, synchronous_commit ${mode}`])
    .filter((result) => result !== undefined)
  report({
    name: 'ledger',
    ratio: rounded(Math.min(...judged.map(({ ratio }) => ratio))),
    unit: 'hold + capture / two two-row updates, the slower synchronous_commit mode',
    target: TARGET,
    rounds: judged[0]?.rounds ?? 0,
    control: rounded(farthestFromOne(judged.map(({ control }) => control))),
    bytesPerCycle: bytes,
    oneWallet: { ratio: rounded(hot.ratio), cyclesPerSecond: rounded(hot.subjectRate), control: rounded(hot.control) },
    ratios: Object.fromEntries(Object.entries(results).map(([what, { ratio }]) => [what, rounded(ratio)])),
  })
}

/** The same server, driver, round trips and number of creators; each cycle two transactions, or two statements, there as here. */
async function measurePgledger(url: string, path: string, users: string[]): Promise<void> {
  const cases = forms.flatMap((form) => (['shared', 'own'] as const).map((revenue) => [form, revenue] as const))
  const other = await openPgledger(url, path, { creators: CREATORS, connections: CONNECTIONS })
  const results: Record<string, Comparison> = {}
  try {
    for (const mode of modes) {
      for (const [form, revenue] of cases) {
        const what = `${form}, ${revenue} revenue account, synchronous_commit ${mode}`
        const result = await withPool(url, mode, (sql) =>
          compareRates({
            yardstick: () => other.holdAndCapture(mode, revenue, run[form]),
            subject: () => holdAndCapture(sql, run[form], users),
            concurrency: CONNECTIONS,
            rounds,
          }),
        )
        results[what] = tell(`against pgledger, ${what}`, result)
      }
    }
  } finally {
    await other.close()
  }
  const judged = modes
    .map((mode) => results[`transaction, shared revenue account, synchronous_commit ${mode}`])
    .filter((result) => result !== undefined)
  report({
    name: 'ledger-pgledger',
    ratio: rounded(Math.min(...judged.map(({ ratio }) => ratio))),
    unit: 'hold + capture / two transfers of pgledger to one revenue account, the slower synchronous_commit mode',
    target: PGLEDGER_TARGET,
    rounds: judged[0]?.rounds ?? 0,
    control: rounded(farthestFromOne(judged.map(({ control }) => control))),
    ratios: Object.fromEntries(Object.entries(results).map(([what, { ratio }]) => [what, rounded(ratio)])),
  })
}

/** Eight at once on one wallet, who wait for one another, against eight who update one row. */
async function measureHot(url: string, users: string[]): Promise<Comparison> {
  const result = await withPool(url, 'on', (sql) =>
    compareRates({
      yardstick: () => updateOneRowTwice(sql),
      subject: () => holdAndCapture(sql, run.transaction, users.slice(0, 1)),
      concurrency: CONNECTIONS,
      rounds,
    }),
  )
  return tell('one wallet, transaction, synchronous_commit on', result)
}

function tell(what: string, result: Comparison): Comparison {
  const { subjectRate, yardstickRate, ratio, control } = result
  process.stdout.write(`${what}: ${rounded(subjectRate)} cycles/s, ${rounded(ratio)} of ${rounded(yardstickRate)}/s, `)
  process.stdout.write(`control ${rounded(control)}\n`)
  return result
}

/** Closed before the server goes, also after a failure: a pool that is cut takes the process with it. */
async function withPool<T>(url: string, mode: (typeof modes)[number], body: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = open(url, mode)
  try {
    return await body(sql)
  } finally {
    await sql.end()
  }
}

function open(url: string, mode: (typeof modes)[number]): Sql {
  return postgres(url, { max: CONNECTIONS, onnotice: () => {}, connection: { synchronous_commit: mode } })
}

/** Creators with more credits than the run can spend, and the yardstick's plain table of as many pairs of rows. */
async function prepare(url: string): Promise<string[]> {
  const sql = open(url, 'off')
  const users = Array.from({ length: CREATORS }, () => randomUUID())
  await sql`insert into "user" (id, created_at) select id, now() from unnest(${users}::uuid[]) id`
  await sql`select ledger_grant(id, 1000000, 'admin', 'grant:' || id, 'system:bench', 'bench', now()) from unnest(${users}::uuid[]) id`
  await sql`create table plain (id bigint primary key, value bigint not null)`
  await sql`insert into plain select id, 0 from generate_series(0, ${CREATORS * 2 - 1}) id`
  await sql.end()
  return users
}

async function updateTwice(sql: Sql, run: Run): Promise<void> {
  for (let times = 0; times < 2; times++) {
    const first = 2 * Math.floor(Math.random() * CREATORS)
    await run(sql, (sql) => sql`update plain set value = value + 1 where id in (${first}, ${first + 1})`)
  }
}

/** One row each time: of a pair, two would now and then each hold what the other waits for. */
async function updateOneRowTwice(sql: Sql): Promise<void> {
  for (let times = 0; times < 2; times++) await sql.begin((sql) => sql`update plain set value = value + 1 where id = 0`)
}

async function holdAndCapture(sql: Sql, run: Run, users: string[]): Promise<void> {
  const user = users[Math.floor(Math.random() * users.length)] ?? ''
  const generation = `gen_01jd4x${String(++cycles).padStart(20, '0')}`
  const at = new Date().toISOString()
  let hold = ''
  await run(sql, async (sql) => {
    const [row] =
      await sql`select * from ledger_hold(${user}, 5, ${`hold:${generation}`}, ${ACTOR}, 'generation', ${at})`
    if (row?.['outcome'] !== 'done') throw new Error(`not held: ${row?.['outcome']}`)
    hold = row['hold_id']
  })
  await run(sql, async (sql) => {
    const [row] =
      await sql`select * from ledger_capture(${hold}, 5, ${`capture:${generation}`}, 'system:generation.ingest', 'succeeded', ${at})`
    if (row?.['outcome'] !== 'done') throw new Error(`not captured: ${row?.['outcome']}`)
  })
}

/** What a cycle leaves on disk, indexes included. */
async function bytesPerCycle(url: string): Promise<number> {
  const sql = open(url, 'off')
  const [row] = await sql`select pg_total_relation_size('transfer') + pg_total_relation_size('hold') as bytes`
  await sql.end()
  return Math.round(Number(row?.['bytes']) / cycles)
}

function farthestFromOne(controls: number[]): number {
  return controls.reduce((far, control) => (Math.abs(control - 1) > Math.abs(far - 1) ? control : far), 1)
}

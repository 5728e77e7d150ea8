import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grantCredits } from '@studiolo/core/credits'
import { inTransaction } from '@studiolo/core/kernel/context'
import { getReconciliation, listReconciliations } from '@studiolo/core/reconcile'
import { freshDatabase } from '@studiolo/core/testing/database'
import { asUser, createUser, world } from '@studiolo/core/testing/world'
import { checkNames } from '@studiolo/db/states/reconcile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './paths'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studiolo-reconcile-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** An installation whose one creator was given eight credits. */
async function installation() {
  const database = await freshDatabase()
  const { ctx } = await world({ database })
  const creator = await createUser(ctx)
  const grant = { userId: creator.id, amount: 8, source: 'welcome', reason: 'welcome', idempotencyKey: 'one' } as const
  await inTransaction(ctx, (ctx) => grantCredits(ctx, grant))
  /** Does what no verb can, past every trigger. */
  const plant = (text: string) =>
    database.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await sql.unsafe(text)
    })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  return { admin, creator, plant, run: () => runReconcile(database.url) }
}

/** The program itself, as somebody at a terminal would run it. */
function runReconcile(url: string): Promise<{ status: number | null; lines: string[]; errors: string }> {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tooling/commands/src/reconcile.ts'], {
    cwd: root,
    env: { PATH, HOME, DATABASE_URL: url, STUDIOLO_DATA: folder },
  })
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.errors += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, lines: said.out.trimEnd().split('\n'), errors: said.errors }))
  })
}

test('books that agree: a line a check, and exit code 0', async () => {
  const { admin, run } = await installation()
  const agree = checkNames.map((check) => `${check}: agrees`)
  expect(await run()).toEqual({ status: 0, lines: agree, errors: '' })
  expect(await listReconciliations(admin, { limit: 50 })).toMatchObject({ rows: [{ differences: 0 }] })
})

test('a difference is printed with its id, what should be and what is, and the exit code is not 0', async () => {
  const { creator, plant, run } = await installation()
  await plant(`update credit_grant set remaining = remaining - 3`)
  const { status, lines, errors } = await run()
  const at = lines.indexOf('lots: 1 differ')
  expect(lines.slice(at, at + 3)).toEqual(['lots: 1 differ', `  ${creator.id}: expected 8, found 5`, 'grants: agrees'])
  expect({ status, errors }).toEqual({ status: 1, errors: '1 difference. Nothing was repaired.\n' })
})

test('every one of more than a thousand is printed, and it is said how many are kept', async () => {
  const { admin, plant, run } = await installation()
  await plant(`insert into wallet (user_id, available) select gen_random_uuid(), 1 from generate_series(1, 2100)`)
  const { status, lines } = await run()
  const at = lines.indexOf('lots: 2100 differ')
  const printed = lines.slice(at + 1).filter((line) => /^ {2}usr_[0-9a-z]{26}: expected 1, found 0$/.test(line))
  expect(new Set(printed).size).toBe(2100)
  expect(status).toBe(1)
  const { rows } = await listReconciliations(admin, { limit: 1 })
  const kept = await getReconciliation(admin, { id: rows[0]?.id ?? 0 })
  expect(kept.checks.find(({ check }) => check === 'lots')?.first).toHaveLength(1000)
  expect(lines.at(-1)).toBe(`lots: all 2100 are printed above, the first 1000 are kept with run ${kept.id}.`)
})

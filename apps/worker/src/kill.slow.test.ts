import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getBalance } from '@studiolo/core/credits'
import { startGenerations } from '@studiolo/core/generation'
import { inTransaction } from '@studiolo/core/kernel/context'
import { assignPlan } from '@studiolo/core/plans'
import { storageConfig } from '@studiolo/core/storage'
import { studio, videoOrder, VIDEO_CREDITS } from '@studiolo/core/testing/studio'
import { systemClock } from '@studiolo/core/kernel/clock'
import { expect, test } from 'vitest'
import { startWorkerProcess, type WorkerProcess } from './testing/worker-process'

const KILLS = 50
const CREATORS = 4
/** How many generations are kept alive, so that a kill meets work. */
const LIVE = 6
const LONGEST_WAIT_BEFORE_KILL_MS = 700
/** Credits of a creator, in videos: more than a run can use. */
const ENOUGH = 500

/** A small generator (mulberry32), so that a run can be repeated from its seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

test(`${KILLS} kills of two workers lose, repeat and leave nothing`, { timeout: 400_000 }, async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)
  console.info(`KILL_SEED=${seed}`)
  const next = random(seed)
  const world = await studio({
    provider: { canFind: true },
    clock: { ...systemClock, advance: () => {}, set: () => {} },
  })
  const { simulator, database, ctx, dataDir } = world
  const { sql } = database
  simulator.script = { workMs: 150 }
  const host = new URL(simulator.address).host
  const env = {
    DATABASE_URL: database.url,
    STUDIOLO_DATA: dataDir,
    STUDIOLO_MASTER_KEY: '5e'.repeat(32),
    PROVIDER_ROUTES: 'text-to-video=scripted',
    TRUSTED_HOSTS: host,
    LOG_LEVEL: 'silent',
  }
  const start = () => startWorkerProcess(simulator.address, env)
  const creators = await Promise.all(Array.from({ length: CREATORS }, () => world.creator(VIDEO_CREDITS * ENOUGH)))
  // More videos than the free plan allows in a day.
  for (const { user } of creators) await inTransaction(ctx, (ctx) => assignPlan(ctx, user.id, 'pro'))
  const workers: WorkerProcess[] = await Promise.all([start(), start()])

  let started = 0
  /** Starts new ones until there are enough that live. */
  const feed = async () => {
    for (let live = await countLive(); live < LIVE; live++, started++) {
      await startGenerations(creators[started % CREATORS]?.ctx ?? ctx, { orders: [videoOrder()] })
    }
  }

  const resumptions: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    await feed()
    await new Promise((resolve) => setTimeout(resolve, next() * LONGEST_WAIT_BEFORE_KILL_MS))
    const index = next() < 0.5 ? 0 : 1
    const victim = workers[index]
    if (!victim) throw new Error('no worker to kill')
    await victim.kill()
    const killedAt = performance.now()
    const held = await sql`select id from graphile_worker._private_jobs where locked_by = ${victim.id}`
    const replacement = start()
    if (held.length > 0) {
      await resumed(
        held.map((row) => String(row.id)),
        victim.id,
      )
      resumptions.push(performance.now() - killedAt)
    }
    workers[index] = await replacement
  }
  await ended()
  const pids = await Promise.all(workers.map((worker) => worker.stop()))

  /** Resolves when every job of the dead worker was taken by another, is done, or was replaced by a newer one of its key. */
  async function resumed(ids: string[], deadId: string): Promise<void> {
    for (;;) {
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::int as waiting from graphile_worker._private_jobs
        where id = any(${ids}::bigint[]) and (locked_by = ${deadId} or (locked_by is null and run_at <= now() and attempts < max_attempts))`
      if (row?.waiting === 0) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  async function countLive(): Promise<number> {
    const [row] = await sql<{ live: number }[]>`select count(*)::int as live from generation where settlement = 'held'`
    return row?.live ?? 0
  }

  async function ended(): Promise<void> {
    while ((await countLive()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  const slowest = Math.max(...resumptions)
  const statuses = await sql<{ status: string; settlement: string; count: number }[]>`
    select status, settlement, count(*)::int as count from generation group by 1, 2 order by 1`
  const errors = await sql`select kind, source, message from error_log`
  console.info(
    JSON.stringify({
      errors: [...errors],
      seed,
      kills: KILLS,
      interrupted: resumptions.length,
      slowestResumptionMs: Math.round(slowest),
      statuses: [...statuses],
    }),
  )

  expect(pids).toEqual([0, 0])
  expect(resumptions.length).toBeGreaterThan(0)
  expect(slowest).toBeLessThanOrEqual(5000)
  expect(
    statuses.every(({ status, settlement }) =>
      status === 'succeeded' ? settlement === 'captured' : settlement === 'released',
    ),
  ).toBe(true)
  expect(statuses.find(({ status }) => status === 'succeeded')?.count).toBe(started)

  const attempts = await sql<{ id: string }[]>`select id from attempt`
  expect(attempts).toHaveLength(started)
  for (const operation of simulator.operations.values()) expect(simulator.worksBegun(operation.reference)).toBe(1)
  expect(simulator.operations.size).toBe(started)

  const captures = await sql<
    { captures: number }[]
  >`select count(*)::int as captures from transfer where kind = 'capture'`
  expect(captures[0]?.captures).toBe(started)
  for (const { user } of creators) {
    const mine = Math.ceil((started - creators.findIndex((creator) => creator.user.id === user.id)) / CREATORS)
    expect(await getBalance(ctx, user.id)).toEqual({ available: VIDEO_CREDITS * (ENOUGH - mine), held: 0, debt: 0 })
  }

  const { scratchRoot } = ctx.config(storageConfig)
  const left = await Promise.all((await readdir(scratchRoot)).map((owner) => readdir(join(scratchRoot, owner))))
  expect(left.flat()).toEqual([])
  expect(await processesNaming(dataDir)).toEqual([])
})

/** Command lines of living processes that name this folder. */
async function processesNaming(folder: string): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return lines.filter((line) => line.includes(folder)).map((line) => line.replaceAll('\0', ' '))
}

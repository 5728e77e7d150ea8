import { asset, rendition } from '@studiolo/db/schema/assets'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { implementJob, type JobRun } from '../jobs'
import { asSystem, type Ctx } from '../kernel/context'
import { AppError } from '../kernel/errors'
import { jobHandlers as providerJobs } from '../providers/worker'
import { createPump } from '../testing/pump-jobs'
import { runFor, startVideo, studio, VIDEO_CREDITS } from '../testing/studio'
import { ingestJob } from './ingest.job'
import { getGeneration, ingest } from './index'
import { jobHandlers } from './worker'

type PutFile = Ctx['storage']['putFile']

const runOf = (workerId: string): JobRun => ({ signal: new AbortController().signal, attempt: 1, workerId })

/** A generation whose result is there and waits to be ingested by hand. */
async function ingestible() {
  const world = await studio()
  const held = implementJob(ingest, async () => {})
  const others = jobHandlers.filter(({ job }) => job.name !== ingest.name)
  const pump = createPump(world.ctx, [...others, ...providerJobs, held])
  const { ctx, user } = await world.creator(20)
  const { id } = await startVideo(ctx)
  await runFor({ ...world, pump }, 5000)
  const run = (workerId: string, putFile: (put: PutFile) => PutFile = (put) => put) => {
    const storage = { ...world.ctx.storage, putFile: putFile(world.ctx.storage.putFile) }
    return ingestJob.run({ ...asSystem(world.ctx, 'test'), storage }, { generationId: id }, runOf(workerId))
  }
  return { world, ctx, user, id, run }
}

async function storedKeys({ storage }: Ctx): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of storage.list('assets/')) keys.push(key)
  return keys
}

async function expectWhole({ world, ctx, user, id }: Awaited<ReturnType<typeof ingestible>>): Promise<void> {
  const done = await getGeneration(ctx, { id })
  expect(done).toMatchObject({ status: 'succeeded', settlement: 'captured' })
  expect(await getBalance(ctx, user.id)).toEqual({ available: 20 - VIDEO_CREDITS, held: 0, debt: 0 })
  expect(await world.ctx.db.select().from(asset)).toHaveLength(1)
  const named = await world.ctx.db.select().from(rendition)
  expect(named.length).toBeGreaterThan(3)
  for (const { storageKey } of named) expect(await world.ctx.storage.stat(storageKey), storageKey).not.toBeNull()
  const placeOf = (key: string) => key.split('/').slice(0, 3).join('/')
  const places = new Set((await storedKeys(world.ctx)).map(placeOf))
  expect([...places]).toEqual([placeOf(named[0]?.storageKey ?? '')])
}

test.each(['fails', 'goes on'])(
  'a run that lost its claim while publishing and %s leaves the new one’s files',
  async (how) => {
    const made = await ingestible()
    let files = 0
    await made.run('stale', (put) => async (key, path) => {
      if (++files === 3) await made.run('fresh')
      if (files === 3 && how === 'fails') throw new AppError('STORAGE_FULL')
      return put(key, path)
    })
    expect(files).toBeGreaterThanOrEqual(3)
    await expectWhole(made)
  },
)

test('a run that lost its claim cannot fail the generation of the run that has it', async () => {
  const made = await ingestible()
  const staleEnded = Promise.withResolvers<void>()
  const freshPublishes = Promise.withResolvers<void>()
  let fresh: Promise<void> | undefined
  await made.run('stale', () => async () => {
    fresh = made.run('fresh', (put) => async (key, path) => {
      freshPublishes.resolve()
      await staleEnded.promise
      return put(key, path)
    })
    await freshPublishes.promise
    throw new AppError('STORAGE_FULL')
  })
  expect(await getGeneration(made.ctx, { id: made.id })).toMatchObject({ status: 'running', stage: 'publishing' })
  staleEnded.resolve()
  await fresh
  await expectWhole(made)
})

test('what a run that was killed left behind goes when another run succeeds', async () => {
  const made = await ingestible()
  const isKilled = Promise.withResolvers<void>()
  void made.run('killed', (put) => async (key, path) => {
    if (!key.endsWith('master.m3u8')) return put(key, path)
    isKilled.resolve()
    return new Promise(() => {})
  })
  await isKilled.promise
  expect(await storedKeys(made.world.ctx)).not.toEqual([])
  await made.run('fresh')
  await expectWhole(made)
})

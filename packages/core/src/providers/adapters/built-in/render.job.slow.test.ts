import { createHash } from 'node:crypto'
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { render } from '@studiolo/db/schema/providers'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { inTransaction, type Ctx } from '../../../kernel/context'
import { world, type World } from '../../../testing/world'
import type { Task, TaskOf } from '../../contract'
import { ProviderRefusal, type ProviderCall } from '../../define-provider'
import { builtIn } from './adapter'
import { listenForCancels } from './cancel-listener'
import { renderJob } from './render.job'

const film: TaskOf<'text-to-video'> = {
  prompt: 'City lights',
  style: 'night',
  aspectRatio: '1:1',
  durationSeconds: 0.5,
  resolution: '720p',
  seed: 3,
}
const video = (more: Partial<typeof film> = {}): Task => ({ capability: 'text-to-video', task: { ...film, ...more } })
const speech = (more: Partial<TaskOf<'speech'>> = {}): Task => ({
  capability: 'speech',
  task: { text: 'Hello.', language: 'en', voice: null, pace: 1, ...more },
})
const endless = video({
  durationSeconds: 20,
  resolution: '1080p',
  aspectRatio: '16:9',
  prompt: 'ink',
  style: 'abstract',
})

const callOf = (ctx: Ctx, reference: string): ProviderCall => ({
  ctx,
  reference,
  model: 'studiolo-video-1',
  address: 'local:',
  key: null,
  signal: new AbortController().signal,
})
const start = (ctx: Ctx, reference: string, order: Task) => builtIn.start(callOf(ctx, reference), order)
const check = (ctx: Ctx, reference: string) => builtIn.check(callOf(ctx, reference), { reference })
const cancel = (ctx: Ctx, reference: string) => builtIn.cancel?.(callOf(ctx, reference), { reference })

function run(ctx: Ctx, reference: string, signal = new AbortController().signal, attempt = 1): Promise<void> {
  return renderJob.run(ctx, { reference }, { signal, attempt, workerId: 'wrk_test' })
}

const rowOf = async (ctx: Ctx, reference: string) =>
  (await ctx.db.select().from(render).where(eq(render.reference, reference)))[0]
const isUnderWay = (ctx: Ctx, reference: string) =>
  vi.waitFor(async () => expect((await rowOf(ctx, reference))?.percent).toBeGreaterThan(6), { timeout: 20_000 })

async function jobsNamed({ database }: World, name: string): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs where task_identifier = ${name}`
  return row?.count ?? 0
}

/** Processes that live in a folder of this world. */
async function childrenIn(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const homes = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return homes.filter((home) => home.startsWith(folder))
}

async function digest(ctx: Ctx, key: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of await ctx.storage.get(key)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

test('an order is kept once, rendered, and found in storage', async () => {
  const here = await world()
  const { ctx } = here
  expect(await check(ctx, 'att_a')).toEqual({ state: 'not-known-yet' })
  expect(await builtIn.find?.(callOf(ctx, 'att_a'))).toBeNull()
  const first = await start(ctx, 'att_a', video())
  expect(await start(ctx, 'att_a', video({ seed: 99 }))).toEqual(first)
  expect(await jobsNamed(here, 'providers.render')).toBe(1)
  expect(await check(ctx, 'att_a')).toMatchObject({ state: 'running', percent: 0 })
  expect(await builtIn.find?.(callOf(ctx, 'att_a'))).toEqual({ reference: 'att_a' })

  const before = await jobsNamed(here, 'providers.attempt-moved')
  await run(ctx, 'att_a')
  const key = 'renders/att_a/result.mp4'
  expect(await check(ctx, 'att_a')).toEqual({
    state: 'succeeded',
    results: [{ kind: 'stored', storageKey: key, mimeType: 'video/mp4' }],
    costMicros: 0,
  })
  expect((await ctx.storage.stat(key))?.sizeBytes).toBeGreaterThan(5000)
  expect(await jobsNamed(here, 'providers.attempt-moved')).toBe(before + 1)
  expect((await readdir(join(here.dataDir, 'scratch', 'wrk_test'))).filter((name) => name.startsWith('att_a'))).toEqual(
    [],
  )
})

test('a render whose worker died starts over and makes the same bytes; an ended one is left alone', async () => {
  const { ctx } = await world()
  await start(ctx, 'att_b', video())
  await ctx.db.update(render).set({ state: 'running', percent: 55 }).where(eq(render.reference, 'att_b'))
  await run(ctx, 'att_b')
  const first = await digest(ctx, 'renders/att_b/result.mp4')
  await ctx.db.update(render).set({ state: 'running' }).where(eq(render.reference, 'att_b'))
  await run(ctx, 'att_b', undefined, 2)
  expect(await digest(ctx, 'renders/att_b/result.mp4')).toBe(first)

  const ended = await rowOf(ctx, 'att_b')
  await ctx.storage.remove('renders/att_b/result.mp4')
  await run(ctx, 'att_b')
  expect(await rowOf(ctx, 'att_b')).toEqual(ended)
  expect(await ctx.storage.stat('renders/att_b/result.mp4')).toBeNull()
})

test('a waiting render is canceled at once, and never runs', async () => {
  const here = await world()
  const { ctx } = here
  await start(ctx, 'att_c', video())
  const before = await jobsNamed(here, 'providers.attempt-moved')
  await cancel(ctx, 'att_c')
  expect(await check(ctx, 'att_c')).toEqual({ state: 'canceled' })
  expect(await jobsNamed(here, 'providers.attempt-moved')).toBe(before + 1)
  await run(ctx, 'att_c')
  expect(await check(ctx, 'att_c')).toEqual({ state: 'canceled' })
})

test.each(['the notification', 'its row'])(
  'a running render hears of its cancellation through %s and is gone in two seconds',
  async (way) => {
    const here = await world()
    const { ctx } = here
    const reference = way === 'its row' ? 'att_d' : 'att_e'
    const listener = way === 'its row' ? null : await listenForCancels(here.database.sql)
    await start(ctx, reference, endless)
    const running = run(ctx, reference)
    await isUnderWay(ctx, reference)
    expect(await childrenIn(here.dataDir)).not.toEqual([])

    const asked = performance.now()
    await cancel(ctx, reference)
    await running
    expect(performance.now() - asked).toBeLessThan(2500)
    expect(await childrenIn(here.dataDir)).toEqual([])
    expect(await check(ctx, reference)).toEqual({ state: 'canceled' })
    expect(await ctx.storage.stat(`renders/${reference}/result.mp4`)).toBeNull()
    await listener?.close()
  },
)

test('a cancellation that came while no worker ran it ends it without a start', async () => {
  const { ctx } = await world()
  await start(ctx, 'att_f', endless)
  await ctx.db
    .update(render)
    .set({ state: 'running', cancelRequestedAt: ctx.clock.now() })
    .where(eq(render.reference, 'att_f'))
  await run(ctx, 'att_f')
  expect(await check(ctx, 'att_f')).toEqual({ state: 'canceled' })
})

test('a shutdown leaves the row to be run again', async () => {
  const here = await world()
  const { ctx } = here
  await start(ctx, 'att_g', endless)
  const shutdown = new AbortController()
  const running = run(ctx, 'att_g', shutdown.signal)
  await isUnderWay(ctx, 'att_g')
  shutdown.abort(new Error('shutting down'))
  await expect(running).rejects.toThrow('shutting down')
  expect((await rowOf(ctx, 'att_g'))?.state).toBe('running')
  expect(await childrenIn(here.dataDir)).toEqual([])
})

test('speech is stored as m4a', async () => {
  const { ctx } = await world()
  await start(ctx, 'att_h', speech())
  await run(ctx, 'att_h')
  expect(await check(ctx, 'att_h')).toMatchObject({
    state: 'succeeded',
    results: [{ storageKey: 'renders/att_h/result.m4a', mimeType: 'audio/mp4' }],
  })
})

test('a full disk is an overload', async () => {
  const { ctx } = await world()
  await start(ctx, 'att_i', video())
  const storage = {
    ...ctx.storage,
    putFile: () => Promise.reject(Object.assign(new Error('disk'), { code: 'ENOSPC' })),
  }
  await run({ ...ctx, storage }, 'att_i')
  expect(await check(ctx, 'att_i')).toEqual({ state: 'failed', outcome: 'overload', code: 'storage-full' })
})

test('a surprise is left to the queue until its last try', async () => {
  const { ctx } = await world()
  const storage = { ...ctx.storage, putFile: () => Promise.reject(new Error('a surprise')) }
  await start(ctx, 'att_j', video())
  await expect(run({ ...ctx, storage }, 'att_j')).rejects.toThrow('a surprise')
  expect((await rowOf(ctx, 'att_j'))?.state).toBe('running')
  await run({ ...ctx, storage }, 'att_j', undefined, 5)
  expect(await check(ctx, 'att_j')).toEqual({ state: 'failed', outcome: 'failed', code: 'render-failed' })
})

test.each([
  ['too-long', video({ durationSeconds: 61 })],
  ['too-short', video({ durationSeconds: 0.1 })],
  ['malformed-task', video({ aspectRatio: '4:3' as '16:9' })],
  ['malformed-task', { capability: 'music', task: {} } as unknown as Task],
  ['unknown-language', speech({ language: 'tlh' })],
  ['nothing-to-say', speech({ text: '… 😀' })],
  ['too-long', speech({ text: 'a '.repeat(3000) })],
])('what it cannot do is refused at the start: %s', async (code, order) => {
  const { ctx } = await world()
  const refusal = await start(ctx, 'att_k', order).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ProviderRefusal)
  expect(refusal).toMatchObject({ outcome: 'invalid', code })
  expect(await rowOf(ctx, 'att_k')).toBeUndefined()
})

test('an option it passes over is a warning', async () => {
  const { ctx } = await world()
  expect((await start(ctx, 'att_l', video({ style: 'claymation' }))).warnings).toEqual(['style'])
  expect((await start(ctx, 'att_m', speech({ voice: 'alto' }))).warnings).toEqual(['voice'])
  expect((await start(ctx, 'att_n', video())).warnings).toEqual([])
})

test('an order is kept only if its transaction is', async () => {
  const { ctx } = await world()
  const lost = inTransaction(ctx, async (ctx) => {
    await start(ctx, 'att_o', video())
    throw new Error('rolled back')
  })
  await expect(lost).rejects.toThrow('rolled back')
  expect(await check(ctx, 'att_o')).toEqual({ state: 'not-known-yet' })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../kernel/clock'
import { createConfigReader } from '../kernel/config'
import type { Log } from '../kernel/log'
import { createDiskStorage, type DiskStorageOptions } from '../storage'
import { mediaAdmission, mediaTools, processMedia } from './process-media'
import { publishMedia } from './publish'
import { runFfmpeg } from './run-ffmpeg'
import { withScratch } from './scratch'

const config = createConfigReader(process.env)
const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log }
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'publish-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const disk = (options: Partial<DiskStorageOptions> = {}) =>
  createDiskStorage({
    root: join(root, 'storage'),
    signingKey: Buffer.alloc(32),
    clock: systemClock,
    minFreeBytes: 0,
    ...options,
  })

async function film(folder: string, source = 'testsrc2=s=640x360:r=25:d=1'): Promise<string> {
  const args = [
    '-f',
    'lavfi',
    '-i',
    source,
    '-f',
    'lavfi',
    '-i',
    'sine=d=1',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    'in.mp4',
  ]
  await runFfmpeg({ tools: await mediaTools({ config }), cwd: folder, args })
  return join(folder, 'in.mp4')
}

async function keysOf(storage: ReturnType<typeof disk>): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of storage.list('')) keys.push(key)
  return keys
}

test('everything lies under one prefix, and a second run overwrites the first', async () => {
  const storage = disk()
  const runs = [1, 2].map(() =>
    withScratch(root, 'wrk_1', 'gen_1', async (folder) => {
      const media = await processMedia({ config }, { inputPath: await film(folder), scratchDir: folder })
      return publishMedia({ storage, log }, { prefix: 'assets/ast_1/', media })
    }),
  )
  const [first, second] = [await runs[0], await runs[1]]
  expect(second?.map(({ storageKey }) => storageKey)).toEqual(first?.map(({ storageKey }) => storageKey))
  expect(await keysOf(storage)).toEqual([
    'assets/ast_1/hls/360p.m3u8',
    'assets/ast_1/hls/360p.mp4',
    'assets/ast_1/hls/audio.m3u8',
    'assets/ast_1/hls/audio.mp4',
    'assets/ast_1/hls/master.m3u8',
    'assets/ast_1/input-report.json',
    'assets/ast_1/peaks.dat',
    'assets/ast_1/poster.jpg',
    'assets/ast_1/preview.mp4',
    'assets/ast_1/sprite/sprite.jpg',
    'assets/ast_1/sprite/sprite.vtt',
    'assets/ast_1/video.mp4',
  ])
  const hls = second?.find(({ kind }) => kind === 'hls')
  expect(hls).toMatchObject({
    storageKey: 'assets/ast_1/hls/master.m3u8',
    mimeType: 'application/vnd.apple.mpegurl',
    width: 640,
    height: 360,
    durationMs: 1000,
  })
  expect(hls?.sizeBytes).toBeGreaterThan((await storage.stat('assets/ast_1/hls/360p.mp4'))?.sizeBytes ?? Infinity)
  expect(await text(await storage.get('assets/ast_1/hls/master.m3u8'))).toContain('360p.m3u8')
})

test('a disk that fills half-way leaves nothing published', async () => {
  let asked = 0
  const storage = disk({ minFreeBytes: 1, freeBytes: async () => (++asked > 5 ? 0 : 100) })
  await withScratch(root, 'wrk_1', 'gen_1', async (folder) => {
    const media = await processMedia({ config }, { inputPath: await film(folder), scratchDir: folder })
    await expect(publishMedia({ storage, log }, { prefix: 'assets/ast_1', media })).rejects.toMatchObject({
      kind: 'STORAGE_FULL',
    })
  })
  expect(asked).toBe(6)
  expect(await keysOf(storage)).toEqual([])
})

test('progress is real and ends at 100; a cancel ends it at once and gives the memory back', async () => {
  await withScratch(root, 'wrk_1', 'gen_1', async (folder) => {
    const inputPath = await film(folder, 'testsrc2=s=1280x720:r=30:d=20')
    const abort = new AbortController()
    const seen: [number, string][] = []
    let canceledAt = 0
    const onProgress = (percent: number, stage: string) => {
      seen.push([percent, stage])
      if (stage !== 'encoding' || percent <= 5 || abort.signal.aborted) return
      canceledAt = performance.now()
      abort.abort(new Error('canceled'))
    }
    await expect(
      processMedia({ config }, { inputPath, scratchDir: folder, signal: abort.signal, onProgress }),
    ).rejects.toThrow('canceled')
    expect(performance.now() - canceledAt).toBeLessThan(2000)
    expect(seen.map(([percent]) => percent)).toEqual(seen.map(([percent]) => percent).toSorted((a, b) => a - b))
    expect(mediaAdmission({ config }).load()).toMatchObject({ takenMb: 0, waiting: 0 })
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { findMediaTools, runChild, type MediaTools } from '../../../media'
import type { TaskOf } from '../../contract'
import type { Title } from './picture/title'
import { renderFilm } from './render-video'
import { composeScene } from './scene/compose-scene'
import { looks, type Look, type Scene } from './scene/scene'

const SIZE = { width: 320, height: 180 }
const noTitle: Title = { lines: [], mark: ' ' }

const task: TaskOf<'text-to-video'> = {
  prompt: '壁炉里的火',
  style: 'abstract',
  aspectRatio: '16:9',
  durationSeconds: 1,
  resolution: '720p',
  seed: 5,
}

interface Made {
  path: string
  folder: string
  progress: number[]
  tools: MediaTools
}

async function film(scene: Scene, title: Title = noTitle): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'studiolo-film-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const tools = await findMediaTools()
  const progress: number[] = []
  const signal = new AbortController().signal
  const { path } = await renderFilm(
    { scene, title, size: SIZE },
    { folder, tools, signal, onProgress: (percent) => progress.push(percent) },
  )
  return { path, folder, progress, tools }
}

/** The luma of one frame. */
async function frameAt({ path, folder, tools }: Made, seconds: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  const output = ['-frames:v', '1', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1']
  await runChild({
    command: tools.ffmpeg.path,
    args: ['-loglevel', 'error', '-nostdin', '-ss', String(seconds), '-i', path, ...output],
    cwd: folder,
    onStdout: (chunk) => chunks.push(chunk),
  })
  const frame = Buffer.concat(chunks)
  expect(frame).toHaveLength(SIZE.width * SIZE.height)
  return frame
}

function scene(look: Look, seconds = 1): Scene {
  return { ...composeScene({ ...task, durationSeconds: seconds }), look, traits: new Set() }
}

test.each(looks)('%s is a moving picture with depth, faded in, with sound', async (look) => {
  const made = await film(scene(look, 1.5))
  const [start, middle, later] = [await frameAt(made, 0), await frameAt(made, 0.7), await frameAt(made, 1.1)]
  expect(mean(start)).toBeLessThan(mean(middle) * 0.6 + 8)
  expect(spread(middle)).toBeGreaterThan(7)
  expect(difference(middle, later)).toBeGreaterThan(0.05)
  expect(await probe(made)).toEqual({
    video: { codec: 'h264', width: 320, height: 180, rate: '24/1', format: 'yuv420p', space: 'bt709' },
    audio: { codec: 'aac', rate: '48000', channels: 2 },
  })
  expect(made.progress.at(-1)).toBe(100)
})

test('the same scene makes the same bytes', async () => {
  const [first, again, other] = [
    await film(scene('window')),
    await film(scene('window')),
    await film({ ...scene('window'), seed: 'other' }),
  ]
  const bytes = await readFile(first.path)
  expect((await readFile(again.path)).equals(bytes)).toBe(true)
  expect((await readFile(other.path)).equals(bytes)).toBe(false)
})

test('a Chinese title has ink in the lower third while it is shown, and nowhere else', async () => {
  const plain = await film(scene('ink', 3))
  const titled = await film(scene('ink', 3), { lines: ['壁炉里的火'], mark: '内置渲染器' })
  const [without, with_] = [await frameAt(plain, 1.5), await frameAt(titled, 1.5)]
  const row = Math.floor(SIZE.height * 0.7) * SIZE.width
  expect(ink(without.subarray(row), with_.subarray(row))).toBeGreaterThan(150)
  expect(ink(without.subarray(0, row), with_.subarray(0, row))).toBe(0)
  // Another text has other ink: these are letters, not boxes for what the font lacks.
  const other = await frameAt(await film(scene('ink', 3), { lines: ['夜雨声声慢'], mark: '内置渲染器' }), 1.5)
  expect(ink(other.subarray(row), with_.subarray(row)) + ink(with_.subarray(row), other.subarray(row))).toBeGreaterThan(
    100,
  )
})

test('words that mean something to FFmpeg are only letters', async () => {
  const title = { lines: ["%{pts} 'quote' : [a];,\\ $(id)"], mark: 'Built-in renderer' }
  expect((await film(scene('ink'), title)).progress.at(-1)).toBe(100)
})

test('a painter that fails is a failure, not a shorter film', async () => {
  const broken = { ...scene('ink'), palette: { ...scene('ink').palette, deep: undefined } } as unknown as Scene
  await expect(film(broken)).rejects.toThrow(TypeError)
})

test('a film that is given up stops being painted, and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'studiolo-film-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const stop = new AbortController()
  const progress: number[] = []
  const run = {
    folder,
    tools: await findMediaTools(),
    signal: stop.signal,
    onProgress(percent: number) {
      progress.push(percent)
      if (percent > 10) stop.abort(new Error('enough'))
    },
  }
  await expect(renderFilm({ scene: scene('ink', 20), title: noTitle, size: SIZE }, run)).rejects.toThrow('enough')
  expect(stop.signal.aborted).toBe(true)
  expect(progress.at(-1)).toBeLessThan(30)
})

/** Pixels that are much brighter in the second picture. */
function ink(before: Buffer, after: Buffer): number {
  return after.reduce((count, value, i) => count + (value - (before[i] ?? 0) > 40 ? 1 : 0), 0)
}

function mean(frame: Buffer): number {
  return frame.reduce((sum, value) => sum + value, 0) / frame.length
}

function spread(frame: Buffer): number {
  const middle = mean(frame)
  return Math.sqrt(frame.reduce((sum, value) => sum + (value - middle) ** 2, 0) / frame.length)
}

function difference(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length
}

async function probe({ path, folder, tools }: Made) {
  const chunks: Buffer[] = []
  const args = ['-v', 'error', '-show_streams', '-of', 'json', path]
  await runChild({ command: tools.ffprobe.path, args, cwd: folder, onStdout: (chunk) => chunks.push(chunk) })
  const { streams } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    streams: Record<string, string | number>[]
  }
  const [video, audio] = ['video', 'audio'].map((type) => streams.find((stream) => stream.codec_type === type) ?? {})
  return {
    video: {
      codec: video?.codec_name,
      width: video?.width,
      height: video?.height,
      rate: video?.r_frame_rate,
      format: video?.pix_fmt,
      space: video?.color_space,
    },
    audio: { codec: audio?.codec_name, rate: audio?.sample_rate, channels: audio?.channels },
  }
}

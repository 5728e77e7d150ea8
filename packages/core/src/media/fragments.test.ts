import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConfigReader } from '../kernel/config'
import { isMovTruncated, readFragments } from './fragments'
import { mediaTools } from './process-media'
import { runFfmpeg } from './run-ffmpeg'

let folder: string
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fragments-'))
  const tools = await mediaTools({ config: createConfigReader(process.env) })
  const film =
    '-f lavfi -i testsrc2=s=320x180:r=25:d=5 -c:v libx264 -bf 3 -g 50 -keyint_min 50 -sc_threshold 0 -pix_fmt yuv420p'
  const fragmented = '-movflags +empty_moov+default_base_moof+frag_keyframe -avoid_negative_ts disabled'
  await runFfmpeg({ tools, cwd: folder, args: `${film} ${fragmented} film.mp4`.split(' ') })
  await runFfmpeg({ tools, cwd: folder, args: `${film} -movflags +faststart whole.mp4`.split(' ') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Every composition offset in the file, read straight from the runs (version, flags, count, data offset, first flags). */
async function compositionOffsets(name: string): Promise<{ version: number; offsets: number[] }[]> {
  const bytes = await readFile(path(name))
  const runs: { version: number; offsets: number[] }[] = []
  for (let at = bytes.indexOf('trun'); at >= 0; at = bytes.indexOf('trun', at + 4)) {
    const flags = bytes.readUIntBE(at + 5, 3)
    const count = bytes.readUInt32BE(at + 8)
    const stride = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
    const first = at + 12 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
    runs.push({
      version: bytes[at + 4] ?? -1,
      offsets: Array.from({ length: count }, (_, sample) => bytes.readInt32BE(first + sample * stride + stride - 4)),
    })
  }
  return runs
}

describe('a fragmented file', () => {
  test('is read as init and fragments that cover it, and its pictures begin at zero', async () => {
    const before = await compositionOffsets('film.mp4')
    const lead = before[0]?.offsets[0] ?? 0
    expect(lead).toBeGreaterThan(0)

    const read = await readFragments(path('film.mp4'))
    expect(read.codec).toMatch(/^avc1\.64[0-9a-f]{4}$/)
    expect(read.fragments.map(({ durationSeconds }) => durationSeconds)).toEqual([2, 2, 1])
    expect(read.fragments[0]?.start).toBe(read.initBytes)
    const ends = read.fragments.map(({ start, sizeBytes }) => start + sizeBytes)
    expect(read.fragments.slice(1).map(({ start }) => start)).toEqual(ends.slice(0, -1))
    const after = await compositionOffsets('film.mp4')
    expect(after.map(({ version }) => version)).toEqual([1, 1, 1])
    expect(after.map(({ offsets }) => offsets)).toEqual(
      before.map(({ offsets }) => offsets.map((offset) => offset - lead)),
    )
  })

  test('read twice is moved once', async () => {
    await readFragments(path('film.mp4'))
    const once = await readFile(path('film.mp4'))
    await readFragments(path('film.mp4'))
    expect((await readFile(path('film.mp4'))).equals(once)).toBe(true)
  })
})

describe('a film that was cut off', () => {
  test.each([
    ['whole', 1, false],
    ['a byte short', 0.9999, true],
    ['half', 0.5, true],
    ['only its first bytes', 0.001, true],
  ])('%s', async (_name, share, truncated) => {
    const bytes = await readFile(path('whole.mp4'))
    await writeFile(path('cut.mp4'), bytes.subarray(0, Math.floor(bytes.length * share)))
    expect(await isMovTruncated(path('cut.mp4'))).toBe(truncated)
  })
})

import { assert, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyframesFit } from './keyframes'
import type { AudioFacts, MediaFacts, VideoFacts } from './media-facts'
import { mayCopy, planMedia } from './plan'

const video: VideoFacts = {
  index: 0,
  codec: 'h264',
  pixelFormat: 'yuv420p',
  bitDepth: 8,
  codedWidth: 1920,
  codedHeight: 1080,
  width: 1920,
  height: 1080,
  rotation: 0,
  pixelAspect: { num: 1, den: 1 },
  frameRate: { num: 30, den: 1 },
  variableFrameRate: false,
  interlaced: false,
  hasAlpha: false,
  bitrateKbps: 4000,
  startMs: 0,
}
const audio: AudioFacts = { index: 1, codec: 'aac', channels: 2, sampleRate: 48_000, startMs: 0 }
const film = (change: Partial<VideoFacts> = {}, durationMs = 30_000): MediaFacts => ({
  container: 'mov',
  sizeBytes: 1e7,
  durationMs,
  startMs: 0,
  video: { ...video, ...change },
  audio,
  audioTracks: 1,
  hasCoverArt: false,
})
const sized = (width: number, height: number) => film({ width, height, codedWidth: width, codedHeight: height })
const rungs = (facts: MediaFacts) => planMedia(facts).video?.rungs.map((rung) => `${rung.width}x${rung.height}`)

describe('the ladder', () => {
  test.each([
    [1920, 1080, ['1920x1080', '1280x720', '640x360']],
    [1080, 1920, ['1080x1920', '720x1280', '360x640']],
    [1280, 720, ['1280x720', '640x360']],
    [3840, 2160, ['1920x1080', '1280x720', '640x360']],
    [1080, 1080, ['1080x1080', '720x720', '360x360']],
    [640, 400, ['640x400']],
    [320, 180, ['320x180']],
  ])('of %i × %i', (width, height, expected) => {
    expect(rungs(sized(width, height))).toEqual(expected)
  })

  test('is even, falls, and never grows beyond the source', () => {
    const side = integer({ min: 2, max: 4320 })
    assert(
      property(record({ width: side, height: side }), ({ width, height }) => {
        const plan = planMedia(sized(width - (width % 2), height - (height % 2)))
        const list = plan.video?.rungs ?? []
        expect(list.length).toBeGreaterThan(0)
        expect(list.every((rung) => rung.width % 2 === 0 && rung.height % 2 === 0)).toBe(true)
        expect(list.every((rung) => rung.width <= width + 1 && rung.height <= height + 1)).toBe(true)
        const pixels = list.map((rung) => rung.width * rung.height)
        expect(pixels).toEqual(pixels.toSorted((a, b) => b - a))
        expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
      }),
    )
  })
})

describe('frame rates', () => {
  test.each([
    [{ num: 30_000, den: 1001 }, false, '30000/1001', 60],
    [{ num: 2997, den: 100 }, false, '30000/1001', 60],
    [{ num: 25, den: 1 }, false, '25/1', 50],
    [{ num: 120, den: 1 }, false, '60/1', 120],
    [{ num: 1, den: 5 }, false, '1/1', 2],
    [{ num: 15, den: 1 }, false, '15/1', 30],
    [{ num: 217, den: 10 }, true, '24000/1001', 48],
  ])('%j (variable: %s) becomes %s with a keyframe every %i', (frameRate, variableFrameRate, rate, gop) => {
    const plan = planMedia(film({ frameRate, variableFrameRate })).video
    expect([`${plan?.frameRate.num}/${plan?.frameRate.den}`, plan?.gopFrames]).toEqual([rate, gop])
  })
})

test('sound is never given more bits than its source has', () => {
  expect(planMedia({ ...film(), audio: { ...audio, bitrateKbps: 64 } }).audio?.bitrateKbps).toBe(64)
  expect(planMedia({ ...film(), audio: { ...audio, bitrateKbps: 1411 } }).audio?.bitrateKbps).toBe(160)
  expect(planMedia({ ...film(), audio: { ...audio, channels: 6 } }).audio?.channels).toBe(2)
})

test('the estimate of memory lies near what was measured: 490 MB, and 260 MB with the top rung copied', () => {
  expect(planMedia(film()).memoryMb).toBeGreaterThan(490)
  expect(planMedia(film()).memoryMb).toBeLessThan(640)
  expect(planMedia(film(), 'fit').memoryMb).toBeGreaterThan(260)
  expect(planMedia(film(), 'fit').memoryMb).toBeLessThan(400)
})

test.each([
  [5000, 0.5],
  [30_000, 1],
  [120_000, 2],
  [3_600_000, 24],
])('a film of %i ms has a thumbnail every %d s', (durationMs, interval) => {
  expect(planMedia(film({}, durationMs)).video?.thumbs.intervalSeconds).toBe(interval)
})

test.each<[string, Partial<VideoFacts>]>([
  ['another codec', { codec: 'hevc' }],
  ['10 bits', { pixelFormat: 'yuv420p10le' }],
  ['turned', { rotation: 90 }],
  ['interlaced', { interlaced: true }],
  ['variable', { variableFrameRate: true }],
  ['too many bits', { bitrateKbps: 40_000 }],
  ['too large', { codedWidth: 3840, codedHeight: 2160, width: 3840, height: 2160 }],
  ['oblong pixels', { codedWidth: 960 }],
  ['a late start', { startMs: 40 }],
])('%s is not copied', (_why, change) => {
  expect(mayCopy(film())).toBe(true)
  expect(mayCopy(film(change))).toBe(false)
})

const frames = (seconds: number, isKey: (at: number) => boolean) =>
  Array.from({ length: seconds * 10 }, (_, index) => ({
    pts_time: index / 10,
    flags: isKey(index / 10) ? 'K_' : '__',
  }))
const everyTwo = (at: number) => at % 2 === 0

describe('keyframes', () => {
  test('every two seconds fit; more of them too', () => {
    expect(keyframesFit(frames(5, everyTwo), 0.1)).toBe(true)
    expect(
      keyframesFit(
        frames(5, (at) => everyTwo(at) || at === 3.3),
        0.1,
      ),
    ).toBe(true)
  })

  test('missing at a boundary do not fit, nor pictures that reach across one', () => {
    expect(
      keyframesFit(
        frames(5, (at) => at === 0),
        0.1,
      ),
    ).toBe(false)
    expect(
      keyframesFit(
        frames(5, (at) => at === 0 || at === 2.5 || at === 4),
        0.1,
      ),
    ).toBe(false)
    const open = frames(5, everyTwo)
    const [before, key] = [open[19], open[20]]
    if (before && key) open.splice(19, 2, key, before)
    expect(keyframesFit(open, 0.1)).toBe(false)
    expect(keyframesFit([], 0.1)).toBe(false)
  })

  test('of a film that skips pictures do not fit, whatever rate it declares', () => {
    const skipping = frames(6, everyTwo).filter(({ pts_time: at }) => at < 2 || at % 1 < 0.5)
    expect(keyframesFit(skipping, 0.1)).toBe(false)
  })
})

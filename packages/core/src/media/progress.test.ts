import { expect, test } from 'vitest'
import { parseLoudness } from './loudness'
import { encodeDat, outline } from './peaks'
import { segmentsOf } from './playlist'
import { parseProgress, type Progress } from './progress'

test('progress comes in blocks, in whatever pieces, and never goes back', () => {
  const seen: Progress[] = []
  const feed = parseProgress((progress) => seen.push(progress), 10_000)
  const text = [
    'frame=1\nout_time_us=N/A\nspeed=N/A\nprogress=continue\n',
    'out_time_us=2500000\nout_time_ms=2500000\nspeed= 2.5x\nprogress=continue\n',
    'out_time_ms=2000000\nspeed=2x\nprogress=continue\n',
    'out_time_us=10400000\nspeed=4x\nprogress=end\n',
  ].join('')
  for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) feed(Buffer.from(piece))
  expect(seen).toEqual([
    { outTimeMs: 0, percent: 0, speed: undefined, etaMs: undefined },
    { outTimeMs: 2500, percent: 25, speed: 2.5, etaMs: 3000 },
    { outTimeMs: 2500, percent: 25, speed: 2, etaMs: 3750 },
    { outTimeMs: 10_400, percent: 100, speed: 4, etaMs: 0 },
  ])
})

test('loudness is read from the summary, not from what came before it', () => {
  const log = `[Parsed_ebur128_1 @ 0x1] Summary:\n\n  Integrated loudness:\n    I:         -14.3 LUFS\n    Threshold: -24.5 LUFS\n\n
  Loudness range:\n    LRA:         5.1 LU\n    Threshold: -34.6 LUFS\n\n  True peak:\n    Peak:       -0.7 dBFS\n[aac @ 0x2] Qavg: 1.0\n`
  expect(parseLoudness(`I: -99.0 LUFS\n${log}`)).toEqual({ integratedLufs: -14.3, rangeLu: 5.1, truePeakDbtp: -0.7 })
  expect(parseLoudness(log.replace('-14.3', '-70.0').replace('-0.7', '-inf'))).toBeUndefined()
  expect(parseLoudness('nothing')).toBeUndefined()
})

test('an outline shows the loudest of each stretch', () => {
  const pairs = Int8Array.from([0, 0, -127, 10, -5, 5, 0, 64])
  const peaks = { sampleRate: 8000, samplesPerPixel: 80, pairs }
  expect(outline(peaks, 2)).toEqual([100, 50])
  expect(outline(peaks, 400)).toEqual([0, 100, 4, 50])
  expect(outline({ ...peaks, pairs: new Int8Array() })).toEqual([])
  expect(encodeDat(peaks).toString('hex')).toBe('0200000001000000401f00005000000004000000010000000000810afb050040')
})

test('segments end where a player expects them, however many keyframes there are', () => {
  const fragments = [2, 1.3, 0.7, 2, 0.5].map((durationSeconds, index) => ({
    start: index * 10,
    sizeBytes: 10,
    durationSeconds,
  }))
  expect(segmentsOf(fragments, 2)).toEqual([
    { start: 0, sizeBytes: 10, durationSeconds: 2 },
    { start: 10, sizeBytes: 20, durationSeconds: 2 },
    { start: 30, sizeBytes: 10, durationSeconds: 2 },
    { start: 40, sizeBytes: 10, durationSeconds: 0.5 },
  ])
})

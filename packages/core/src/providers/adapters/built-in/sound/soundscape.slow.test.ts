import { expect, test } from 'vitest'
import type { TaskOf } from '../../../contract'
import { composeScene } from '../scene/compose-scene'
import { voices, type Scene, type Voice } from '../scene/scene'
import { Biquad, SAMPLE_RATE } from './filters'
import { measureLoudness } from './loudness'
import { mixSoundscape } from './soundscape'
import type { Stereo } from './voice'

const task: TaskOf<'text-to-video'> = {
  prompt: 'Something calm',
  style: 'tapping',
  aspectRatio: '16:9',
  durationSeconds: 8,
  resolution: '720p',
  seed: 11,
}

/** A scene in which one voice is heard alone. */
function solo(voice: Voice, seconds = 8): Scene {
  const style = voice === 'brushing' ? 'brushing' : 'tapping'
  return { ...composeScene({ ...task, style, durationSeconds: seconds }), layers: [{ voice, gain: 1 }] }
}

test.each(voices)('%s is wide, at its level, and never clips', (voice) => {
  const mix = mixSoundscape(solo(voice))
  expect(mix.left).toHaveLength(8 * SAMPLE_RATE)
  expect(measureLoudness(mix)).toBeGreaterThan(-20.8)
  expect(measureLoudness(mix)).toBeLessThan(-19.2)
  expect(peakOf(mix)).toBeLessThan(10 ** (-3 / 20))
  expect(Math.abs(meanOf(mix.left))).toBeLessThan(0.002)
  expect(correlation(mix)).toBeLessThan(0.97)
})

test('the same scene makes the same samples, another seed others', () => {
  const [first, again, other] = [
    mixSoundscape(solo('fire', 2)),
    mixSoundscape(solo('fire', 2)),
    mixSoundscape({ ...solo('fire', 2), seed: 'another' }),
  ]
  expect(Buffer.from(again.left.buffer).equals(Buffer.from(first.left.buffer))).toBe(true)
  expect(Buffer.from(other.left.buffer).equals(Buffer.from(first.left.buffer))).toBe(false)
})

test('it begins and ends in silence', () => {
  const { left } = mixSoundscape(solo('rain'))
  expect(rms(left.subarray(0, 480))).toBeLessThan(rms(left) / 20)
  expect(rms(left.subarray(-480))).toBeLessThan(rms(left) / 20)
})

test('rain is broad, brown noise deep, and waves come and go where rain stays', () => {
  const [rain, brown, waves] = [
    mixSoundscape(solo('rain')),
    mixSoundscape(solo('brown')),
    mixSoundscape(solo('waves', 15)),
  ]
  expect(shareAbove(rain.left, 2000)).toBeGreaterThan(0.3)
  expect(shareAbove(rain.left, 6000)).toBeGreaterThan(0.1)
  expect(shareAbove(brown.left, 2000)).toBeLessThan(0.05)
  expect(swing(waves.left)).toBeGreaterThan(3)
  expect(swing(rain.left)).toBeLessThan(1.6)
})

test('a tap is heard at its beat', () => {
  const scene = solo('tapping')
  const { left, right } = mixSoundscape(scene)
  for (const { at } of scene.beats.slice(0, 4)) {
    const start = Math.round(at * SAMPLE_RATE)
    const before = rms(left.subarray(start - 960, start)) + rms(right.subarray(start - 960, start))
    const after = rms(left.subarray(start, start + 960)) + rms(right.subarray(start, start + 960))
    expect(after).toBeGreaterThan(before * 2)
  }
})

test('loudness is measured as the standard says', () => {
  // ITU-R BS.1770-4: a 997 Hz sine of full scale in one of two channels reads −3.01 LUFS.
  const sine = Float32Array.from({ length: 3 * SAMPLE_RATE }, (_, i) => Math.sin((2 * Math.PI * 997 * i) / SAMPLE_RATE))
  expect(measureLoudness({ left: sine, right: new Float32Array(sine.length) })).toBeCloseTo(-3.01, 1)
})

function peakOf({ left, right }: Stereo): number {
  return Math.max(
    ...[left, right].map((channel) => channel.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)),
  )
}

function meanOf(channel: Float32Array): number {
  return channel.reduce((sum, sample) => sum + sample, 0) / channel.length
}

function rms(channel: Float32Array): number {
  return Math.sqrt(channel.reduce((sum, sample) => sum + sample * sample, 0) / channel.length)
}

function correlation({ left, right }: Stereo): number {
  const product = left.reduce((sum, sample, i) => sum + sample * (right[i] ?? 0), 0) / left.length
  return product / (rms(left) * rms(right))
}

/** The share of the power above a frequency. */
function shareAbove(channel: Float32Array, hertz: number): number {
  const filter = new Biquad().highPass(hertz)
  const high = channel.map((sample) => filter.run(sample))
  return (rms(high) / rms(channel)) ** 2
}

/** How much louder the loudest half second is than the quietest, away from the fades. */
function swing(channel: Float32Array): number {
  const half = SAMPLE_RATE / 2
  const levels: number[] = []
  for (let from = 2 * half; from + 3 * half <= channel.length; from += half)
    levels.push(rms(channel.subarray(from, from + half)))
  return Math.max(...levels) / Math.min(...levels)
}

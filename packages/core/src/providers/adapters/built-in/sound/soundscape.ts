import { open } from 'node:fs/promises'
import { createRandom } from '../scene/random'
import type { Scene, Voice } from '../scene/scene'
import { Biquad, SAMPLE_RATE } from './filters'
import { fromDecibels, measureLoudness } from './loudness'
import { Room } from './reverb'
import type { Stereo, VoiceDesign } from './voice'
import { chimes, pad } from './voices/music'
import { brushing, tapping } from './voices/touch'
import { crickets, fire } from './voices/warmth'
import { stream, waves } from './voices/water'
import { brown, leaves, rain, wind } from './voices/weather'
import { wavBytes, wavHeader } from './wav'

const TARGET_LUFS = -20
/** Sample peaks stay below this, so that what lies between samples stays below −3 dBFS. */
const CEILING = fromDecibels(-3.8)
/** Above this a peak is bent instead of cut. */
const KNEE = fromDecibels(-8)
const PIECE = SAMPLE_RATE / 10
const FADE_IN_SECONDS = 0.35
const FADE_OUT_SECONDS = 0.8
const FADE_SHARE = 0.2

const designs: Readonly<Record<Voice, VoiceDesign>> = {
  rain,
  waves,
  fire,
  wind,
  leaves,
  brown,
  stream,
  crickets,
  pad,
  chimes,
  tapping,
  brushing,
}

/** Writes a scene's soundscape as 16-bit stereo WAV at 48 kHz; the same scene makes the same bytes. */
export async function writeSoundscape(scene: Scene, path: string): Promise<void> {
  const mix = mixSoundscape(scene)
  const dither = createRandom(`${scene.seed}/dither`)
  const file = await open(path, 'w')
  try {
    await file.write(wavHeader(mix.left.length, 2))
    for (let from = 0; from < mix.left.length; from += PIECE) await file.write(wavBytes(pieceOf(mix, from), dither))
  } finally {
    await file.close()
  }
}

/** The finished mix: all layers, their room, at −20 LUFS with peaks below −3 dBFS, faded in and out. */
export function mixSoundscape(scene: Scene): Stereo {
  const length = Math.max(1, Math.round(scene.seconds * SAMPLE_RATE))
  const mix = { left: new Float32Array(length), right: new Float32Array(length) }
  const random = createRandom(scene.seed).fork('sound')
  const room = new Room()
  const layers = scene.layers.map(({ voice, gain }) => {
    const design = designs[voice]
    return { ...design, gain: gain * design.trim, sing: design.prepare(random.fork(voice), scene) }
  })
  for (let from = 0; from < length; from += PIECE) {
    const piece = pieceOf(mix, from)
    const sent = emptyLike(piece)
    for (const { sing, gain, room: share } of layers) {
      const alone = emptyLike(piece)
      sing(alone, from)
      addScaled(alone, piece, gain)
      addScaled(alone, sent, gain * share)
    }
    room.answer(sent, piece)
  }
  master(mix, scene.seconds)
  return mix
}

/** Below what is heard there is only what strains a loudspeaker. */
const LOWEST_HERTZ = 28

/** Two rounds, since bending the peaks takes a little loudness away. */
function master(mix: Stereo, seconds: number): void {
  for (const channel of [mix.left, mix.right]) {
    const clean = new Biquad().highPass(LOWEST_HERTZ)
    for (let i = 0; i < channel.length; i++) channel[i] = clean.run(channel[i] ?? 0)
  }
  fade(mix, Math.min(FADE_IN_SECONDS, seconds * FADE_SHARE), Math.min(FADE_OUT_SECONDS, seconds * FADE_SHARE))
  for (let round = 0; round < 2; round++) {
    const loudness = measureLoudness(mix)
    if (!Number.isFinite(loudness)) return
    const gain = fromDecibels(TARGET_LUFS - loudness)
    for (const channel of [mix.left, mix.right]) {
      for (let i = 0; i < channel.length; i++) channel[i] = bend((channel[i] ?? 0) * gain)
    }
  }
}

function bend(sample: number): number {
  const size = Math.abs(sample)
  if (size <= KNEE) return sample
  const room = CEILING - KNEE
  return Math.sign(sample) * (KNEE + room * Math.tanh((size - KNEE) / room))
}

function fade({ left, right }: Stereo, inSeconds: number, outSeconds: number): void {
  const rises = Math.round(inSeconds * SAMPLE_RATE)
  const falls = Math.round(outSeconds * SAMPLE_RATE)
  for (const channel of [left, right]) {
    for (let i = 0; i < rises; i++) channel[i] = (channel[i] ?? 0) * Math.sin((i / rises) * (Math.PI / 2)) ** 2
    for (let i = 0; i < falls; i++) {
      const at = channel.length - 1 - i
      channel[at] = (channel[at] ?? 0) * Math.sin((i / falls) * (Math.PI / 2)) ** 2
    }
  }
}

function pieceOf({ left, right }: Stereo, from: number): Stereo {
  return { left: left.subarray(from, from + PIECE), right: right.subarray(from, from + PIECE) }
}

function emptyLike({ left }: Stereo): Stereo {
  return { left: new Float32Array(left.length), right: new Float32Array(left.length) }
}

function addScaled(from: Stereo, to: Stereo, gain: number): void {
  for (let i = 0; i < from.left.length; i++) {
    to.left[i] = (to.left[i] ?? 0) + (from.left[i] ?? 0) * gain
    to.right[i] = (to.right[i] ?? 0) + (from.right[i] ?? 0) * gain
  }
}

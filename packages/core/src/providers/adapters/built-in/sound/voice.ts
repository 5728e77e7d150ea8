import type { Random } from '../scene/random'
import type { Scene } from '../scene/scene'
import { SAMPLE_RATE } from './filters'

/** Two channels of the same length. */
export interface Stereo {
  left: Float32Array
  right: Float32Array
}

/** Adds a voice's next samples; called with pieces in order, `from` being the first sample's place in the whole. */
export type Sing = (piece: Stereo, from: number) => void

export interface VoiceDesign {
  /** Brings the voice to about the loudness of the others. */
  trim: number
  /** How much of it goes to the room's reverberation. */
  room: number
  prepare(random: Random, scene: Scene): Sing
}

/** A sound with a beginning and an end. */
export interface Grain {
  /** The first sample's place in the whole. */
  from: number
  length: number
  /** −1 left to 1 right. */
  pan: number
  /** The sample `index` after the beginning. */
  sound(index: number): number
}

/** Head shadow and the time sound takes around the head (Woodworth: about 0.65 ms from ear to ear) place a sound. */
const MAX_DELAY = Math.round(0.00065 * SAMPLE_RATE)

/** A voice of separate sounds: `next` answers the coming one, in order of their beginnings, or null at the end. */
export function singGrains(next: () => Grain | null): Sing {
  let coming = next()
  let sounding: Grain[] = []
  return (piece, from) => {
    const end = from + piece.left.length
    for (; coming !== null && coming.from < end; coming = next()) sounding.push(coming)
    for (const grain of sounding) addGrain(piece, from, grain)
    sounding = sounding.filter((grain) => grain.from + grain.length + MAX_DELAY > end)
  }
}

function addGrain({ left, right }: Stereo, from: number, grain: Grain): void {
  const { pan } = grain
  const leftDelay = pan > 0 ? Math.round(pan * MAX_DELAY) : 0
  const rightDelay = pan < 0 ? Math.round(-pan * MAX_DELAY) : 0
  const angle = ((pan * 0.85 + 1) * Math.PI) / 4
  addChannel(left, from, grain, leftDelay, Math.cos(angle))
  addChannel(right, from, grain, rightDelay, Math.sin(angle))
}

function addChannel(channel: Float32Array, from: number, grain: Grain, delay: number, gain: number): void {
  const start = grain.from + delay
  const first = Math.max(0, start - from)
  const last = Math.min(channel.length, start + grain.length - from)
  for (let i = first; i < last; i++) channel[i] = (channel[i] ?? 0) + grain.sound(from + i - start) * gain
}

/** Beginnings of sounds that come by chance, `perSecond` on average (a Poisson process), as samples. */
export function chances(random: Random, perSecond: number): () => number {
  let at = 0
  return () => {
    at += (-Math.log(1 - random.next()) / perSecond) * SAMPLE_RATE
    return Math.floor(at)
  }
}

/** A struck thing: a tone that dies away. */
export function ring(hertz: number, decaySeconds: number): (index: number) => number {
  const turn = (2 * Math.PI * hertz) / SAMPLE_RATE
  const fade = -1 / (decaySeconds * SAMPLE_RATE)
  return (index) => Math.sin(index * turn) * Math.exp(index * fade)
}

import type { Random } from '../scene/random'
import { SAMPLE_RATE } from './filters'
import type { Stereo } from './voice'

const HEADER_BYTES = 44
const BYTES_PER_SAMPLE = 2
const PCM = 1
const FULL_SCALE = 32_767

/** The head of a 16-bit PCM WAV file (RIFF/WAVE, Microsoft 1991) of `frames` samples a channel. */
export function wavHeader(frames: number, channels: number, sampleRate = SAMPLE_RATE): Buffer {
  const head = Buffer.alloc(HEADER_BYTES)
  const block = channels * BYTES_PER_SAMPLE
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(HEADER_BYTES - 8 + frames * block, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(PCM, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(sampleRate, 24)
  head.writeUInt32LE(sampleRate * block, 28)
  head.writeUInt16LE(block, 32)
  head.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(frames * block, 40)
  return head
}

/** Interleaved 16-bit samples, with triangular dither of one step. */
export function wavBytes({ left, right }: Stereo, dither: Random): Buffer {
  const bytes = Buffer.allocUnsafe(left.length * 2 * BYTES_PER_SAMPLE)
  for (let i = 0; i < left.length; i++) {
    bytes.writeInt16LE(toInteger(left[i] ?? 0, dither), i * 4)
    bytes.writeInt16LE(toInteger(right[i] ?? 0, dither), i * 4 + 2)
  }
  return bytes
}

function toInteger(sample: number, dither: Random): number {
  const value = Math.round(sample * FULL_SCALE + dither.next() - dither.next())
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE, value))
}

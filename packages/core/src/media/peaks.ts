import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'

export interface Peaks {
  sampleRate: number
  samplesPerPixel: number
  /** Lowest and highest sample of each pixel, in turn, -128 … 127. */
  pairs: Int8Array
}

const HEADER_BYTES = 24
const DAT_VERSION = 2
const FLAG_8_BIT = 1
const MIN_SAMPLES_PER_PIXEL = 80
const MAX_PIXELS = 20_000
const BYTES_PER_SAMPLE = 2

/** Reads mono 16-bit PCM into at most 20 000 pairs of extremes, 100 a second where it is short. */
export async function readPeaks(pcmPath: string, sampleRate: number): Promise<Peaks> {
  const samples = Math.floor((await stat(pcmPath)).size / BYTES_PER_SAMPLE)
  const samplesPerPixel = Math.max(MIN_SAMPLES_PER_PIXEL, Math.ceil(samples / MAX_PIXELS))
  const pairs = new Int8Array(Math.ceil(samples / samplesPerPixel) * 2)
  let at = 0
  let odd: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(pcmPath, { highWaterMark: 1024 * 1024 })) {
    const bytes: Buffer = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk
    const whole = bytes.length - (bytes.length % BYTES_PER_SAMPLE)
    for (let byte = 0; byte < whole; byte += BYTES_PER_SAMPLE) {
      const value = bytes.readInt16LE(byte) >> 8
      const pair = Math.floor(at / samplesPerPixel) * 2
      const isFirst = at % samplesPerPixel === 0
      if (isFirst || value < (pairs[pair] ?? 0)) pairs[pair] = value
      if (isFirst || value > (pairs[pair + 1] ?? 0)) pairs[pair + 1] = value
      at++
    }
    odd = bytes.subarray(whole)
  }
  return { sampleRate, samplesPerPixel, pairs }
}

/**
 * The `.dat` form of BBC's audiowaveform, version 2 with 8 bits (its doc/DataFormat.md): version, flags, sample rate,
 * samples per pixel, length, channels as little-endian 32-bit numbers, then the pairs.
 */
export function encodeDat({ sampleRate, samplesPerPixel, pairs }: Peaks): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  const fields = [DAT_VERSION, FLAG_8_BIT, sampleRate, samplesPerPixel, pairs.length / 2, 1]
  for (const [index, field] of fields.entries()) header.writeUInt32LE(field, index * 4)
  return Buffer.concat([header, Buffer.from(pairs.buffer, pairs.byteOffset, pairs.byteLength)])
}

/** At most `count` heights, 0 … 100, of the loudest sample in each stretch: enough to draw a small waveform at once. */
export function outline({ pairs }: Peaks, count = 400): number[] {
  const pixels = pairs.length / 2
  const points = Math.min(count, pixels)
  return Array.from({ length: points }, (_, point) => {
    const first = Math.floor((point * pixels) / points)
    const last = Math.max(first + 1, Math.floor(((point + 1) * pixels) / points))
    let height = 0
    for (let pair = first * 2; pair < last * 2; pair++) height = Math.max(height, Math.abs(pairs[pair] ?? 0))
    return Math.min(100, Math.round((height / 127) * 100))
  })
}

export async function writeDat(path: string, peaks: Peaks): Promise<void> {
  await writeFile(path, encodeDat(peaks))
}

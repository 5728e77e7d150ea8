import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findMediaTools, runChild } from '../../../media'
import { renderSpeech } from './render-speech'
import { SAMPLE_RATE } from './sound/filters'
import { measureLoudness } from './sound/loudness'
import type { Stereo } from './sound/voice'

const english = 'Close your eyes. Listen to the rain. There is nothing you have to do.'
const chinese = '闭上眼睛，听雨声。现在，你什么都不用做。'

/** What the price of speech supposes. */
const CHARACTERS_PER_SECOND = { en: 12, zh: 3 }

async function say(text: string, language: 'en' | 'zh', pace = 1) {
  const folder = await mkdtemp(join(tmpdir(), 'studiolo-speech-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const tools = await findMediaTools()
  const progress: number[] = []
  const signal = new AbortController().signal
  const run = { folder, tools, signal, onProgress: (percent: number) => void progress.push(percent) }
  const { path } = await renderSpeech({ text, language, voice: null, pace }, run)
  const chunks: Buffer[] = []
  const args = ['-loglevel', 'error', '-nostdin', '-i', path, '-f', 'f32le', '-ac', '2', 'pipe:1']
  await runChild({ command: tools.ffmpeg.path, args, cwd: folder, onStdout: (chunk) => chunks.push(chunk) })
  const bytes = Buffer.concat(chunks)
  const sound = channels(new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)))
  return { sound, seconds: sound.left.length / SAMPLE_RATE, progress }
}

function channels(interleaved: Float32Array): Stereo {
  const left = new Float32Array(interleaved.length / 2)
  const right = new Float32Array(interleaved.length / 2)
  for (let i = 0; i < left.length; i++) {
    left[i] = interleaved[i * 2] ?? 0
    right[i] = interleaved[i * 2 + 1] ?? 0
  }
  return { left, right }
}

test.each([
  ['en', english],
  ['zh', chinese],
] as const)('%s is spoken aloud, about as long as its price supposes', async (language, text) => {
  const { sound, seconds, progress } = await say(text, language)
  const supposed = text.length / CHARACTERS_PER_SECOND[language]
  expect(seconds).toBeGreaterThan(supposed * 0.6)
  expect(seconds).toBeLessThan(supposed * 1.3)
  expect(measureLoudness(sound)).toBeGreaterThan(-17)
  expect(measureLoudness(sound)).toBeLessThan(-15)
  expect(sound.left.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeLessThan(0.89)
  expect(sound.left.every((sample, i) => sample === sound.right[i])).toBe(false)
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.length).toBeGreaterThan(2)
})

test('a slower pace takes longer, also below what the voice itself can do', async () => {
  const [slow, plain, quick] = [await say(english, 'en', 0.5), await say(english, 'en'), await say(english, 'en', 2)]
  expect(slow.seconds).toBeGreaterThan(plain.seconds * 1.5)
  expect(quick.seconds).toBeLessThan(plain.seconds * 0.75)
})

test('markup is read as text', async () => {
  const { seconds } = await say('Tom & Jerry say <break time="60s"/> hello.', 'en')
  expect(seconds).toBeLessThan(12)
})

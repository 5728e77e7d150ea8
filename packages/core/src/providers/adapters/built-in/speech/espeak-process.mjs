/**
 * A program of its own: speaks the pieces of a JSON file into a file of raw 16-bit mono samples at 22 050 Hz. espeak-ng
 * is under the GPL-3, so it is never loaded into our processes.
 *
 * Arguments: the JSON file `{ voice, wordsPerMinute, pitch, range, pieces: [{ text, pauseMs }] }` and the file to
 * write. Prints the share of the text that is spoken, 0 to 1, a line each.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import espeak from '@echogarden/espeak-ng-emscripten'

const SAMPLE_RATE = 22_050

const [, , orderPath = '', samplesPath = ''] = process.argv
const order = JSON.parse(readFileSync(orderPath, 'utf8'))
const { eSpeakNGWorker } = await espeak()
const speaker = new eSpeakNGWorker()
if (speaker.set_voice(order.voice) !== 0) throw new Error(`no voice ${order.voice}`)
speaker.set_rate(order.wordsPerMinute)
speaker.set_pitch(order.pitch)
speaker.set_range(order.range)

const file = openSync(samplesPath, 'w')
const total = order.pieces.reduce((sum, { text }) => sum + text.length, 0)
let spoken = 0
for (const { text, pauseMs } of order.pieces) {
  speaker.synthesize(escapeMarkup(text), (samples) => {
    if (samples?.length) writeSync(file, samples)
  })
  writeSync(file, new Int16Array(Math.round((pauseMs / 1000) * SAMPLE_RATE)))
  spoken += text.length
  process.stdout.write(`${spoken / total}\n`)
}
closeSync(file)

/** It reads its text as SSML. */
function escapeMarkup(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

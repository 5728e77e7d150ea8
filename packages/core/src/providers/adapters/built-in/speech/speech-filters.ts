/** The rate at which espeak-ng speaks. */
export const SPOKEN_RATE = 22_050
const LOUDNESS = 'I=-16:TP=-2:LRA=11'

/** What `loudnorm` found in its first pass. */
export interface Measured {
  input_i: string
  input_tp: string
  input_lra: string
  input_thresh: string
  target_offset: string
}

/**
 * From the dry voice to a spoken word in a small room: rumble and harshness taken out, warmth put in, gently levelled,
 * and the early reflections of two side walls, which differ from ear to ear. `tempo` makes up for a pace that the voice
 * itself cannot reach.
 */
export function speechFilters(tempo: number): string {
  const voice = [
    'aresample=48000',
    ...(Math.abs(tempo - 1) > 0.001 ? [`atempo=${tempo.toFixed(4)}`] : []),
    'highpass=f=75',
    'equalizer=f=190:width_type=q:width=0.9:g=2.5',
    'equalizer=f=2900:width_type=q:width=1.1:g=-2.5',
    'equalizer=f=5200:width_type=q:width=1.2:g=-2',
    'lowpass=f=9800',
    'acompressor=threshold=-24dB:ratio=2.4:attack=8:release=180:makeup=2',
    'adelay=delays=180',
    'apad=pad_len=26400',
  ]
  return (
    `[0:a]${voice.join(',')},asplit=2[l][r];` +
    '[l]aecho=0.92:0.5:17|31|53|89:0.14|0.1|0.07|0.045[le];' +
    '[r]aecho=0.92:0.5:21|37|47|97:0.12|0.11|0.06|0.05[re];' +
    '[le][re]join=inputs=2:channel_layout=stereo:map=0.0-FL|1.0-FR[room]'
  )
}

/** The first pass only measures. */
export function measureFilters(tempo: number): string {
  return `${speechFilters(tempo)};[room]loudnorm=${LOUDNESS}:print_format=json[out]`
}

/** The second brings the whole to −16 LUFS with one gain, where the peaks allow. */
export function levelFilters(tempo: number, measured: Measured): string {
  const known =
    `measured_I=${measured.input_i}:measured_TP=${measured.input_tp}:measured_LRA=${measured.input_lra}` +
    `:measured_thresh=${measured.input_thresh}:offset=${measured.target_offset}`
  return `${speechFilters(tempo)};[room]loudnorm=${LOUDNESS}:${known}:linear=true,aresample=48000[out]`
}

/** Finds the numbers in what FFmpeg said; null when they are not all there or not finite (silence). */
export function readMeasured(said: string): Measured | null {
  const block = said.slice(said.lastIndexOf('{'), said.lastIndexOf('}') + 1)
  const number = (name: string) => new RegExp(`"${name}"\\s*:\\s*"(-?[\\d.]+)"`).exec(block)?.[1]
  const [input_i, input_tp, input_lra, input_thresh, target_offset] = [
    number('input_i'),
    number('input_tp'),
    number('input_lra'),
    number('input_thresh'),
    number('target_offset'),
  ]
  if (!input_i || !input_tp || !input_lra || !input_thresh || !target_offset) return null
  return { input_i, input_tp, input_lra, input_thresh, target_offset }
}

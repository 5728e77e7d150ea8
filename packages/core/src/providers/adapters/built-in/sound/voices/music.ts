import { Biquad, SAMPLE_RATE, wander } from '../filters'
import { chances, singGrains, type VoiceDesign } from '../voice'

/** Just intonation: these sound restful together in any order. */
const CHORD = [1, 3 / 2, 2, 9 / 4, 3, 4] as const
const SCALE = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2, 9 / 4, 5 / 2] as const
const ROOTS = [98, 110, 116.54, 130.81] as const

/** A warm chord that breathes, each of its tones on its own. */
export const pad: VoiceDesign = {
  trim: 1.1,
  room: 0.35,
  prepare(random) {
    const root = random.pick(ROOTS)
    const tones = CHORD.map((ratio, i) => ({
      turn: [0, 1].map(
        (side) => (2 * Math.PI * root * ratio * (1 + (side === 0 ? -1 : 1) * 0.0011 * (1 + (i % 3)))) / SAMPLE_RATE,
      ),
      start: [random.between(0, 6.28), random.between(0, 6.28)],
      swell: wander(random.fork(`tone ${i}`), 0.16 + i * 0.03),
      gain: 0.075 / (1 + i * 0.55),
    }))
    const soft = [new Biquad().lowPass(1500), new Biquad().lowPass(1500)]
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        for (let i = 0; i < channel.length; i++) {
          const at = from + i
          let sum = 0
          for (const tone of tones) {
            const phase = at * (tone.turn[side] ?? 0) + (tone.start[side] ?? 0)
            const level = tone.gain * (0.25 + 0.75 * tone.swell(at / SAMPLE_RATE + side * 0.4))
            sum += (Math.sin(phase) + 0.22 * Math.sin(2 * phase)) * level
          }
          channel[i] = (channel[i] ?? 0) + (soft[side]?.run(sum) ?? 0)
        }
      }
    }
  },
}

/** Wind chimes: metal bars (partials of a free bar, 1 : 2.76 : 5.40) struck now and then. */
export const chimes: VoiceDesign = {
  trim: 2.0,
  room: 0.4,
  prepare(random) {
    const root = random.pick(ROOTS) * 4
    const strike = random.fork('strike')
    const next = chances(strike, 1.5)
    return singGrains(() => {
      const hertz = root * strike.pick(SCALE)
      const gain = 0.03 + 0.07 * strike.next() ** 2
      const turn = (2 * Math.PI * hertz) / SAMPLE_RATE
      return {
        from: next(),
        length: Math.round(2.6 * SAMPLE_RATE),
        pan: strike.between(-0.9, 0.9),
        sound: (i) => {
          const seconds = i / SAMPLE_RATE
          const body = Math.sin(i * turn) * Math.exp(-seconds * 1.9)
          const edge = Math.sin(i * turn * 2.756) * Math.exp(-seconds * 4.2) * 0.35
          const bright = Math.sin(i * turn * 5.404) * Math.exp(-seconds * 9) * 0.15
          return (body + edge + bright) * Math.min(1, i / 40) * gain
        },
      }
    })
  },
}

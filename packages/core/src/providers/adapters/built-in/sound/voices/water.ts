import { Biquad, brownNoise, pinkNoise, SAMPLE_RATE, wander, whiteNoise } from '../filters'
import { chances, singGrains, type VoiceDesign } from '../voice'

/** The picture's wash runs up the sand at the same pace. */
const WAVE_RATE = 0.85 / (2 * Math.PI)
const WAVE_START = -0.6 / (2 * Math.PI)

/** Waves: a swell that gathers low, breaks bright and draws back hissing; each side a little after the other. */
export const waves: VoiceDesign = {
  trim: 0.29,
  room: 0.06,
  prepare(random) {
    const sides = [0, 1].map((side) => ({
      deep: brownNoise(random.fork(`deep ${side}`)),
      foam: pinkNoise(random.fork(`foam ${side}`)),
      hiss: whiteNoise(random.fork(`hiss ${side}`)),
      dark: new Biquad(),
      bright: new Biquad().highPass(2600),
      detail: wander(random.fork(`detail ${side}`), 2.2),
      lag: side * 0.055,
    }))
    const heights = wander(random.fork('heights'), 0.12)
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        let force = 0
        let draw = 0
        for (let i = 0; i < channel.length; i++) {
          const seconds = (from + i) / SAMPLE_RATE
          if ((from + i) % 64 === 0 || i === 0) {
            // The sea is in the middle of the cycle's rise when it is loudest, and hisses while it falls.
            const phase = ((((seconds * WAVE_RATE + WAVE_START + own.lag + 0.12) % 1) + 1) % 1) * 2 * Math.PI
            force = ((1 + Math.sin(phase)) / 2) ** 2.2 * (0.75 + 0.5 * heights(seconds))
            draw = ((1 + Math.sin(phase - 1.5)) / 2) ** 3
            own.dark.lowPass(240 + 3400 * force)
          }
          const body = own.dark.run(own.foam() * 0.9 + own.deep() * 0.35)
          const shimmer = own.bright.run(own.hiss()) * (0.7 + 0.3 * own.detail(seconds))
          channel[i] =
            (channel[i] ?? 0) + body * (0.12 + 0.75 * force) + shimmer * (0.012 + 0.07 * draw + 0.035 * force)
        }
      }
    }
  },
}

/** A stream: bubbles, each a tone that rises as it breaks, over a quiet rush. */
export const stream: VoiceDesign = {
  trim: 1.0,
  room: 0.1,
  prepare(random) {
    const sides = [0, 1].map((side) => ({
      noise: pinkNoise(random.fork(`rush ${side}`)),
      band: new Biquad().bandPass(900, 0.5),
    }))
    const bubbles = random.fork('bubbles')
    const nextBubble = chances(bubbles, 85)
    const sing = singGrains(() => {
      const size = bubbles.next() ** 2
      const hertz = 420 + 1700 * (1 - size) * bubbles.between(0.5, 1)
      const decay = 0.008 + 0.03 * size
      const rise = bubbles.between(2, 11)
      const gain = (0.02 + 0.12 * size) * bubbles.next()
      return {
        from: nextBubble(),
        length: Math.round(decay * 6 * SAMPLE_RATE),
        pan: bubbles.between(-1, 1),
        sound: (i) => {
          const seconds = i / SAMPLE_RATE
          return (
            Math.sin(2 * Math.PI * hertz * seconds * (1 + rise * seconds)) *
            Math.exp(-seconds / decay) *
            Math.min(1, i / 30) *
            gain
          )
        },
      }
    })
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) + own.band.run(own.noise()) * 0.2
      }
      sing(piece, from)
    }
  },
}

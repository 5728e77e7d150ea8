import { Biquad, SAMPLE_RATE, wander, whiteNoise } from '../filters'
import { ring, singGrains, type VoiceDesign } from '../voice'

/** Taps of a fingertip on wood, with a drop of water in each: one for every beat of the scene, where it is seen. */
export const tapping: VoiceDesign = {
  trim: 2.2,
  room: 0.22,
  prepare(random, { beats }) {
    const own = random.fork('tap')
    const wood = own.between(0.85, 1.25)
    const taps = beats.flatMap((beat) => {
      const second = own.chance(0.35)
        ? [{ ...beat, at: beat.at + own.between(0.09, 0.13), strength: beat.strength * 0.6 }]
        : []
      return [beat, ...second]
    })
    let index = 0
    return singGrains(() => {
      const tap = taps[index++]
      if (!tap) return null
      const noise = whiteNoise(own.fork(`skin ${index}`))
      const bend = own.between(0.94, 1.06) * wood
      const body = [ring(430 * bend, 0.028), ring(980 * bend, 0.018), ring(2350 * bend, 0.008)]
      const hertz = own.between(620, 980)
      const gain = 0.3 * tap.strength
      return {
        from: Math.round(tap.at * SAMPLE_RATE),
        length: Math.round(0.3 * SAMPLE_RATE),
        pan: tap.x,
        sound: (i) => {
          const seconds = i / SAMPLE_RATE
          const knock = (body[0]?.(i) ?? 0) * 0.55 + (body[1]?.(i) ?? 0) * 0.4 + (body[2]?.(i) ?? 0) * 0.25
          const skin = noise() * Math.exp(-i / 60) * 0.16
          const drop = Math.sin(2 * Math.PI * hertz * seconds * (1 + 4.5 * seconds)) * Math.exp(-seconds / 0.05) * 0.34
          return (knock + skin + drop) * Math.min(1, i / 12) * gain
        },
      }
    })
  },
}

/** Long strokes of a soft brush from ear to ear, one for every beat of the scene. */
export const brushing: VoiceDesign = {
  trim: 1.02,
  room: 0.04,
  prepare(random, { beats }) {
    const strokes = beats.map((beat, i) => ({ ...beat, toward: i % 2 === 0 ? 1 : -1, long: 1.45 }))
    const sides = [0, 1].map((side) => ({
      noise: whiteNoise(random.fork(`bristles ${side}`)),
      band: new Biquad(),
      soft: new Biquad().lowPass(9000),
    }))
    const bristles = wander(random.fork('texture'), 46)
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) {
          const seconds = (from + i) / SAMPLE_RATE
          let level = 0
          let place = 0.5
          for (const stroke of strokes) {
            const along = (seconds - stroke.at) / stroke.long
            if (along <= 0 || along >= 1) continue
            const across = stroke.toward * (along * 2 - 1)
            const near = side === 0 ? 1 - across : 1 + across
            level += Math.sin(Math.PI * along) ** 1.4 * stroke.strength * Math.sqrt(near / 2 + 0.06)
            place = along
          }
          if ((from + i) % 64 === 0 || i === 0) own.band.bandPass(1500 + 3200 * Math.sin(Math.PI * place), 0.55)
          const grit = 0.55 + 0.45 * bristles(seconds)
          channel[i] = (channel[i] ?? 0) + own.soft.run(own.band.run(own.noise())) * level * grit * 0.3
        }
      }
    }
  },
}

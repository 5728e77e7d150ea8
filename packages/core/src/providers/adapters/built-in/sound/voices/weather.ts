import { Biquad, brownNoise, pinkNoise, SAMPLE_RATE, wander, whiteNoise } from '../filters'
import { chances, ring, singGrains, type VoiceDesign } from '../voice'

/** Rain: a broad hiss that comes and goes a little, thousands of far drops in it, and near ones on the sill. */
export const rain: VoiceDesign = {
  trim: 0.29,
  room: 0.05,
  prepare(random) {
    const sides = [0, 1].map((side) => ({
      noise: pinkNoise(random.fork(`hiss ${side}`)),
      low: new Biquad().highPass(320),
      high: new Biquad().lowPass(9500),
      roof: brownNoise(random.fork(`roof ${side}`)),
      swell: wander(random.fork(`swell ${side}`), 0.35),
    }))
    const far = random.fork('far')
    const nextFar = chances(far, 260)
    const drops = singGrains(() => {
      const tone = ring(far.between(1800, 7200), far.between(0.0012, 0.004))
      const gain = 0.05 + 0.16 * far.next() ** 4
      return { from: nextFar(), length: 900, pan: far.between(-1, 1), sound: (i) => tone(i) * gain }
    })
    const near = random.fork('near')
    const nextNear = chances(near, 7)
    const sill = singGrains(() => {
      const tone = ring(near.between(420, 1500), near.between(0.008, 0.022))
      const gain = 0.05 + 0.13 * near.next() ** 2
      return { from: nextNear(), length: 5000, pan: near.between(-0.9, 0.9), sound: (i) => tone(i) * gain }
    })
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) {
          const swell = 0.8 + 0.4 * own.swell((from + i) / SAMPLE_RATE)
          const hiss = own.high.run(own.low.run(own.noise()))
          channel[i] = (channel[i] ?? 0) + (hiss * 0.5 + own.roof() * 0.1) * swell
        }
      }
      drops(piece, from)
      sill(piece, from)
    }
  },
}

/** Wind: noise through a band whose pitch wanders, from each side its own. */
export const wind: VoiceDesign = {
  trim: 0.45,
  room: 0.08,
  prepare(random) {
    const sides = [0, 1].map((side) => ({
      noise: pinkNoise(random.fork(`air ${side}`)),
      band: new Biquad(),
      body: new Biquad().lowPass(420),
      pitch: wander(random.fork(`pitch ${side}`), 0.22),
      force: wander(random.fork(`force ${side}`), 0.3),
    }))
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) {
          const seconds = (from + i) / SAMPLE_RATE
          if ((from + i) % 64 === 0) own.band.bandPass(240 + 620 * own.pitch(seconds), 1.1)
          const force = 0.3 + 0.9 * own.force(seconds)
          const noise = own.noise()
          channel[i] = (channel[i] ?? 0) + (own.band.run(noise) * 0.85 + own.body.run(noise) * 0.35) * force
        }
      }
    }
  },
}

/** Deep even noise, apart in both ears. */
export const brown: VoiceDesign = {
  trim: 0.39,
  room: 0,
  prepare(random) {
    const sides = [0, 1].map((side) => ({
      noise: brownNoise(random.fork(`side ${side}`)),
      soft: new Biquad().lowPass(1400),
      clean: new Biquad().highPass(35),
    }))
    return (piece) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++)
          channel[i] = (channel[i] ?? 0) + own.clean.run(own.soft.run(own.noise())) * 0.8
      }
    }
  },
}

/** Leaves in gusts, and now and then a bird far off. */
export const leaves: VoiceDesign = {
  trim: 1.75,
  room: 0.16,
  prepare(random) {
    const gust = wander(random.fork('gust'), 0.4)
    const sides = [0, 1].map((side) => ({
      noise: whiteNoise(random.fork(`rustle ${side}`)),
      low: new Biquad().highPass(1600),
      high: new Biquad().lowPass(7000),
      body: pinkNoise(random.fork(`body ${side}`)),
      soft: new Biquad().lowPass(900),
      flutter: wander(random.fork(`flutter ${side}`), 11),
      lag: side * 0.35,
    }))
    const birds = random.fork('birds')
    const nextBird = chances(birds, 0.75)
    const song = singGrains(() => {
      const base = birds.between(2600, 4100)
      const notes = Math.floor(birds.between(2, 5))
      const bend = birds.between(-0.22, 0.3)
      const gain = birds.between(0.015, 0.05)
      const beat = Math.round(birds.between(0.09, 0.14) * SAMPLE_RATE)
      return {
        from: nextBird(),
        length: notes * beat,
        pan: birds.between(-0.9, 0.9),
        sound: (i) => {
          const within = (i % beat) / beat
          const shape = Math.sin(Math.PI * Math.min(1, within * 1.5)) ** 2 * (within < 0.667 ? 1 : 0)
          const seconds = (i % beat) / SAMPLE_RATE
          return (
            Math.sin(2 * Math.PI * base * seconds * (1 + bend * within * 0.5 + (Math.floor(i / beat) % 2) * 0.12)) *
            shape *
            gain
          )
        },
      }
    })
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) {
          const seconds = (from + i) / SAMPLE_RATE
          const force = 0.16 + 0.84 * gust(seconds + own.lag) ** 2
          const rustle = own.high.run(own.low.run(own.noise())) * (0.35 + 0.65 * own.flutter(seconds)) * 0.2
          channel[i] = (channel[i] ?? 0) + (rustle + own.soft.run(own.body()) * 0.16) * force
        }
      }
      song(piece, from)
    }
  },
}

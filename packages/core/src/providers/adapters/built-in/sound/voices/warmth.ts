import { Biquad, brownNoise, SAMPLE_RATE, wander, whiteNoise } from '../filters'
import { chances, ring, singGrains, type VoiceDesign } from '../voice'

/** A fire: a soft roar that flutters, a breath of hiss, and the crackle of drying wood in bursts. */
export const fire: VoiceDesign = {
  trim: 0.52,
  room: 0.1,
  prepare(random) {
    const flutter = wander(random.fork('flutter'), 5)
    const breath = wander(random.fork('breath'), 0.6)
    const sides = [0, 1].map((side) => ({
      roar: brownNoise(random.fork(`roar ${side}`)),
      low: new Biquad().lowPass(340),
      hiss: whiteNoise(random.fork(`hiss ${side}`)),
      band: new Biquad().bandPass(3800, 0.6),
    }))
    const wood = random.fork('wood')
    const nextBurst = chances(wood, 4.6)
    let burstAt = nextBurst()
    let left = 3
    const crackle = singGrains(() => {
      if (left-- <= 0) {
        burstAt = Math.max(burstAt + 400, nextBurst())
        left = Math.floor(wood.between(1, 8))
      } else {
        burstAt += Math.floor(wood.between(0.004, 0.07) * SAMPLE_RATE)
      }
      const noise = whiteNoise(wood.fork(`snap ${burstAt}`))
      const tone = ring(wood.between(900, 4600), wood.between(0.001, 0.0045))
      const gain = 0.05 + 0.42 * wood.next() ** 4
      return {
        from: burstAt,
        length: 1400,
        pan: wood.around(0.8),
        sound: (i) => (tone(i) + noise() * 0.6 * Math.exp(-i / 34)) * gain,
      }
    })
    const logs = random.fork('logs')
    const nextPop = chances(logs, 0.5)
    const pops = singGrains(() => {
      const body = ring(logs.between(210, 520), logs.between(0.012, 0.03))
      const gain = logs.between(0.05, 0.16)
      return { from: nextPop(), length: 8000, pan: logs.around(0.6), sound: (i) => body(i) * gain }
    })
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = sides[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) {
          const seconds = (from + i) / SAMPLE_RATE
          const roar = own.low.run(own.roar()) * (0.5 + 0.6 * flutter(seconds) * (0.5 + 0.5 * breath(seconds)))
          channel[i] = (channel[i] ?? 0) + roar * 0.85 + own.band.run(own.hiss()) * (0.01 + 0.02 * breath(seconds))
        }
      }
      crackle(piece, from)
      pops(piece, from)
    }
  },
}

/** Crickets: each its own pitch and pace, some near, some far. */
export const crickets: VoiceDesign = {
  trim: 1.5,
  room: 0.2,
  prepare(random, { seconds: total }) {
    const singers = Array.from({ length: 7 }, (_, i) => {
      const own = random.fork(`cricket ${i}`)
      const near = i === 0 ? 1 : own.between(0.08, 0.5)
      return {
        own,
        near,
        hertz: own.between(3700, 4900),
        pace: own.between(0.46, 0.8),
        pan: i === 0 ? own.pick([-0.6, 0.6]) : own.between(-1, 1),
        at: own.between(0, 0.8),
        pulses: own.pick([3, 4, 4]),
      }
    })
    const air = [0, 1].map((side) => ({
      noise: brownNoise(random.fork(`air ${side}`)),
      soft: new Biquad().lowPass(600),
    }))
    const pulse = Math.round(0.0165 * SAMPLE_RATE)
    const songs = singers.map(({ own, near, hertz, pace, pan, at, pulses }) => {
      let start = at
      return singGrains(() => {
        if (start > total) return null
        const from = Math.round(start * SAMPLE_RATE)
        start += pace * own.between(0.96, 1.04) + (own.chance(0.08) ? pace : 0)
        const gain = 0.085 * near
        const turn = (2 * Math.PI * hertz) / SAMPLE_RATE
        return {
          from,
          length: pulses * pulse * 2,
          pan,
          sound: (i) => {
            const within = (i % (pulse * 2)) / pulse
            if (within >= 1) return 0
            return (
              Math.sin(i * turn) * Math.sin(Math.PI * within) ** 1.5 * gain * (0.75 + (0.25 * i) / (pulses * pulse * 2))
            )
          },
        }
      })
    })
    return (piece, from) => {
      for (const [side, channel] of [piece.left, piece.right].entries()) {
        const own = air[side]
        if (!own) continue
        for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) + own.soft.run(own.noise()) * 0.16
      }
      for (const song of songs) song(piece, from)
    }
  },
}

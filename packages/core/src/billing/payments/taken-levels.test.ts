import type { TakenLevel } from '@studiolo/db/schema/billing'
import { expect, test } from 'vitest'
import { seeded } from '../../testing/orders'
import { dueAt, fallenTo, topOf } from './taken-levels'

/** A payment's levels after what is gone has risen and fallen like this; of `own` credits in its lots all is taken first. */
function play(steps: { gone: number; expired: number; own: number }[]): TakenLevel[] {
  let levels: TakenLevel[] = []
  for (const { gone, expired, own } of steps) {
    const top = topOf(levels)
    if (gone < top.gone) levels = fallenTo(levels, gone)
    if (gone <= top.gone) continue
    const due = dueAt(levels, gone, expired)
    levels = [...levels, { gone, taken: top.taken + due, own: top.own + Math.min(due, own) }]
  }
  return levels
}

const before = { expired: 0, own: 150 }
const after = { expired: 100, own: 0 }

test.each<[what: string, steps: Parameters<typeof play>[0], top: TakenLevel]>([
  ['all, before anything expired', [{ gone: 150, ...before }], { gone: 150, taken: 150, own: 150 }],
  ['all, after', [{ gone: 150, ...after }], { gone: 150, taken: 50, own: 0 }],
  ['less than had expired', [{ gone: 75, ...after }], { gone: 75, taken: 0, own: 0 }],
  [
    'half before, half after',
    [
      { gone: 75, ...before },
      { gone: 150, expired: 25, own: 0 },
    ],
    { gone: 150, taken: 125, own: 75 },
  ],
  [
    'and back to the half',
    [
      { gone: 75, ...before },
      { gone: 150, expired: 25, own: 0 },
      { gone: 75, expired: 25, own: 0 },
    ],
    { gone: 75, taken: 75, own: 75 },
  ],
  [
    'all and back to the half: what had expired alone counts',
    [
      { gone: 150, ...after },
      { gone: 75, ...after },
    ],
    { gone: 75, taken: 0, own: 0 },
  ],
  [
    'a part of a rise: others come back first',
    [
      { gone: 150, expired: 0, own: 100 },
      { gone: 120, ...before },
    ],
    { gone: 120, taken: 120, own: 100 },
  ],
])('%s', (_, steps, top) => {
  expect(topOf(play(steps))).toEqual(top)
})

test('however it rose and fell, what is taken is what the last height alone would take', () => {
  for (let seed = 0; seed < 500; seed++) {
    const random = seeded(seed)
    const number = (below: number) => Math.floor(random() * below)
    const stand = { expired: number(200), own: number(200) }
    const steps = Array.from({ length: 1 + number(8) }, () => ({ gone: number(151), ...stand }))
    const [last] = steps.slice(-1)
    expect(topOf(play(steps)).taken, `seed ${seed}`).toBe(topOf(play(last ? [last] : [])).taken)
  }
})

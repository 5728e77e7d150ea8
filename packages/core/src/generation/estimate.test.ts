import { describe, expect, test } from 'vitest'
import { estimateLeft, type Paces } from './estimate'

const paces: Paces = {
  generating: { low: 1000, likely: 2000, high: 4000 },
  processing: { low: 500, likely: 1000, high: 1500 },
}

describe('estimateLeft', () => {
  test('knows nothing before there were runs', () => {
    expect(estimateLeft({}, { stage: 'generating', percent: 40, elapsedMs: 5000, quotedCredits: 10 })).toBeUndefined()
  })

  test('at the start tells what past runs took for as much to make', () => {
    expect(estimateLeft(paces, { stage: 'generating', percent: 0, elapsedMs: 0, quotedCredits: 10 })).toEqual({
      low: 15,
      seconds: 30,
      high: 55,
    })
    expect(estimateLeft(paces, { stage: 'generating', percent: 0, elapsedMs: 0, quotedCredits: 20 })?.seconds).toBe(60)
  })

  test('halfway trusts the progress seen: as long again, then what is to come', () => {
    expect(
      estimateLeft(paces, { stage: 'generating', percent: 50, elapsedMs: 40_000, quotedCredits: 10 })?.seconds,
    ).toBe(50)
  })

  test('never goes below nothing, however late the run is', () => {
    const left = estimateLeft(
      { generating: { low: 1, likely: 1, high: 1 } },
      { stage: 'generating', percent: 0, elapsedMs: 1_000_000, quotedCredits: 1 },
    )
    expect(left).toEqual({ low: 0, seconds: 0, high: 0 })
  })
})
